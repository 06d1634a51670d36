import { h, render } from 'preact'
import { onStored } from '../../core/storage/changes.ts'
import { guardKey, readMark } from '../../core/storage/guard-mark.ts'
import {
  defaultGuardSettings,
  type GuardSettings,
  readGuardSettings,
  saveGuardSettings,
} from '../../core/storage/guard-settings.ts'
import { keepMark } from '../../core/storage/keep-mark.ts'
import { emptyPage, erase } from './erase-page.ts'
import { isHideCode } from './hide-code.ts'
import { watchHideGesture } from './hide-gesture.ts'
import { neutralPage, stopSound } from './neutral-page.ts'
import { NeutralScreen } from './neutral-screen.tsx'
import { noteReturn } from './practice.ts'

/** What is hidden: drawn anew from storage when it comes back, and taken down whole when it goes. */
export interface GuardedApp {
  /** Draws nothing when it is no longer wanted by then. */
  open: (isWanted: () => boolean) => Promise<void>
  clear: () => void
}

let app: GuardedApp | undefined
/** Until they are known nobody gets in. */
let settings: GuardSettings | undefined
let neutral: { isAsking: boolean; draw: () => void; end: () => void } | undefined

/** From now on this window hides `given` when the reader, or another window, says so. */
export async function guard(given: GuardedApp): Promise<void> {
  const isFirst = app === undefined
  app = given
  if (isFirst) listen()
  await readAgain()
  // Read by the tests: from now on a gesture counts.
  if (isFirst) performance.mark('guarded')
}

/** At once, and before anything that takes time. */
export function hide(): void {
  if (neutral) return
  stopSound()
  try {
    app?.clear()
  } catch {
    // What can't be taken down goes out of the page all the same.
  }
  const screen = document.createElement('div')
  const restore = neutralPage(screen)
  const draw = () => render(h(NeutralScreen, propsOf(neutral?.isAsking ?? false)), screen)
  const end = () => {
    render(null, screen)
    restore()
  }
  neutral = { isAsking: false, draw, end }
  draw()
  // Where it can't be kept, the next start shows the app; this one is hidden.
  if (readMark() !== 'hidden') keepMark('hidden').catch(() => {})
}

function propsOf(isAsking: boolean) {
  const code = settings?.hideCode
  const isCode = code && ((typed: string) => isHideCode(typed, code))
  const hasButton = settings !== undefined && !settings.hasTriedHide && !code
  return { isCode, hasButton, isAsking, onBack: () => comeBack(isAsking) }
}

/** The same gesture goes both ways. */
function onGesture(): void {
  if (!neutral) hide()
  else if (settings?.hideCode) {
    neutral.isAsking = !neutral.isAsking
    neutral.draw()
  } else if (settings) comeBack(true)
}

async function comeBack(byGesture: boolean): Promise<void> {
  if (byGesture) noteReturn()
  await show()
  if (byGesture && !settings?.hasTriedHide) await saveGuardSettings({ hasTriedHide: true }).catch(() => {})
}

async function show(): Promise<void> {
  await keepMark(settings?.hidesOnLeave ? 'locked' : undefined).catch(() => {})
  neutral?.end()
  neutral = undefined
  await app?.open(() => !neutral)
}

function listen(): void {
  watchHideGesture(onGesture)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && settings?.hidesOnLeave) hide()
  })
  addEventListener('storage', ({ key, newValue }) => {
    if (key === guardKey) follow(newValue)
  })
  // The browser may bring a page back as it was left.
  addEventListener('pageshow', ({ persisted }) => persisted && follow(readMark()))
  onStored(['settings'], readAgain)
}

/** What another window has done. */
function follow(mark: unknown): void {
  if (mark === 'hidden') hide()
  else if (mark === 'erasing') emptyPage(app?.clear)
  else if (!mark && neutral) show()
}

async function readAgain(): Promise<void> {
  // A storage that fails now must not keep the reader out.
  settings = await readGuardSettings().catch(() => defaultGuardSettings)
  neutral?.draw()
}

/** Everything goes from the phone, and this page with it. */
export function eraseAll(): Promise<void> {
  return erase(app?.clear)
}
