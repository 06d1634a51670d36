import { type Notice, noticeTag } from '../core/domain/notify.ts'
import { postPath } from '../core/domain/post-path.ts'
import { showUnread } from '../core/notify/badge.ts'
import { decide } from '../core/notify/decide.ts'
import { allPacks } from '../core/storage/action-packs.ts'
import { allPublishers, allSources } from '../core/storage/catalog.ts'
import { readMarkCopy } from '../core/storage/guard-copy.ts'
import { readGuardSettings } from '../core/storage/guard-settings.ts'
import { readNotifySettings } from '../core/storage/notify-settings.ts'
import { newestFollowed, readNotifyState, saveNotifyState } from '../core/storage/notify-state.ts'
import { readSettings } from '../core/storage/settings.ts'
import { wordNotice } from '../ui/words/notice-words.ts'

/** What it needs of the service worker's scope. */
declare const self: {
  registration: Pick<ServiceWorkerRegistration, 'showNotification'>
  clients: {
    matchAll(options: object): Promise<readonly { url: string; visibilityState: DocumentVisibilityState }[]>
  }
}

export interface Ended {
  isPush: boolean
  /** The network did not let the refresh through. */
  isFailed: boolean
}

/** Tells the reader, by a notification, what a run in the background has brought, and keeps the badge true. */
export async function tell(ended: Ended): Promise<void> {
  const settings = await readNotifySettings()
  await showUnread()
  if (!settings.isOn || !mayNotify()) return
  const [{ posts: newest, read }, state, sources, publishers, packs, isLooking] = await Promise.all([
    newestFollowed(),
    readNotifyState(),
    allSources(),
    allPublishers(),
    allPacks(),
    isAppInSight(),
  ])
  const publisherOfId = new Map(publishers.map((publisher) => [publisher.id, publisher]))
  const publisherOfSource = new Map(
    sources.map(({ id, publisherId }) => [id, publisherOfId.get(publisherId)]),
  )
  const publisherOf = (sourceId: string) => publisherOfSource.get(sourceId)
  const now = new Date()
  const decision = decide({ ...ended, settings, state, newest, read, publisherOf, packs, now, isLooking })
  // Kept first: told twice is worse than a notification that a dying phone did not show.
  await saveNotifyState(decision.state)
  const hidesTitles = settings.hidesTitles || (await isGuarded())
  for (const notice of decision.notices) await show(notice, hidesTitles)
}

/** By itself, or by the reader's button in the settings. */
export async function show(notice: Notice, hidesTitles: boolean): Promise<void> {
  if (!mayNotify()) return
  const language = await appLanguage()
  const { title, body } = wordNotice(notice, language, hidesTitles)
  await self.registration.showNotification(title, {
    body,
    lang: language,
    silent: notice.isSilent,
    // One at a time: the next takes its place, and says what both have to say.
    tag: notice.kind === 'pack' ? `pack ${notice.name ?? ''}` : notice.kind === 'test' ? 'test' : noticeTag,
    ...(!notice.isSilent && { renotify: true }),
    icon: '/icons/icon-192.png',
    data: { path: pathOf(notice) },
  } as NotificationOptions)
}

export function mayNotify(): boolean {
  return globalThis.Notification?.permission === 'granted'
}

function pathOf(notice: Notice): string {
  if (notice.kind === 'posts' && notice.only) return postPath(notice.only.id)
  if (notice.kind === 'pack') return '/packs'
  return notice.kind === 'test' ? '/settings?notifications' : '/'
}

async function isAppInSight(): Promise<boolean> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return windows.some((window) => window.visibilityState === 'visible' && isOfApp(window.url))
}

/** A page that is no part of the app shows no posts. */
function isOfApp(url: string): boolean {
  return !/\.[a-z0-9]+$/.test(new URL(url).pathname)
}

/** Who hides the app does not want its posts on a locked screen. */
async function isGuarded(): Promise<boolean> {
  const [mark, { hidesOnLeave, hideCode }] = await Promise.all([readMarkCopy(), readGuardSettings()])
  return mark !== undefined || hidesOnLeave || hideCode !== undefined
}

/** As `ui/words/words.ts` chooses it. */
async function appLanguage(): Promise<'en' | 'es'> {
  const { language } = await readSettings()
  if (language !== 'auto') return language
  const known = navigator.languages.find((tag) => /^(en|es)/i.test(tag))
  return known?.toLowerCase().startsWith('es') ? 'es' : 'en'
}
