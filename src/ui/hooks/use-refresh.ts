import { useEffect, useState } from 'preact/hooks'
import type { RefreshTrigger } from '../../core/domain/refresh-trigger.ts'
import { announceRefresh, watchRefresh } from '../../core/refresh/refresh-channel.ts'
import type { RefreshProgress } from '../../core/refresh/refresh-progress.ts'
import type { RefreshRequest } from '../../worker/refresh-messages.ts'

export interface RefreshView {
  /** Absent while nothing is being refreshed, in this window or any other. */
  progress: RefreshProgress | undefined
  refresh: () => void
  cancel: () => void
}

const nothingYet: RefreshProgress = { done: 0, total: 0, newPosts: 0, failed: 0 }

let progress: RefreshProgress | undefined
let worker: Worker | undefined
const listeners = new Set<() => void>()
/** The reader pressed the button or pulled, and waits for what comes. */
let isAsked = false
const endListeners = new Set<(wasAsked: boolean) => void>()

/** The one refresh of the app, as seen from this window. */
export function useRefresh(): RefreshView {
  const [, update] = useState<RefreshProgress>()
  useEffect(() => {
    const listener = () => update(progress)
    listeners.add(listener)
    listener()
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return { progress, refresh: askRefresh, cancel: cancelRefresh }
}

/** Calls `listener` whenever a refresh has ended, in this window or another; `wasAsked` by the reader of this one. */
export function onRefreshEnd(listener: (wasAsked: boolean) => void): () => void {
  endListeners.add(listener)
  return () => endListeners.delete(listener)
}

function askRefresh(): void {
  isAsked = true
  startRefresh('button')
}

/** Asks this window's worker to refresh; where another window is already at it, this one just shows that. */
export function startRefresh(trigger: RefreshTrigger): void {
  askWorker({ kind: 'refresh', trigger })
}

export function askWorker(request: RefreshRequest, transfer: Transferable[] = []): void {
  worker ??= startWorker()
  worker.postMessage(request, transfer)
}

/** Whatever it is at. */
export function endRefreshWorker(): void {
  worker?.terminate()
  worker = undefined
}

export function cancelRefresh(): void {
  announceRefresh({ kind: 'cancel' })
}

function startWorker(): Worker {
  const started = new Worker(new URL('../../worker/refresh-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('error', () => {
    endRefreshWorker()
    show(undefined)
  })
  return started
}

function show(next: RefreshProgress | undefined): void {
  if (!progress && next) clearWhenLockIsFree()
  const hasEnded = progress !== undefined && next === undefined
  progress = next
  for (const listener of listeners) listener()
  if (!hasEnded) return
  for (const listener of endListeners) listener(isAsked)
  isAsked = false
}

/** A window that is closed in the middle of its refresh says nothing; its lock does. */
function clearWhenLockIsFree(): void {
  navigator.locks?.request('refresh', { mode: 'shared' }, () => show(undefined)).catch(() => {})
}

/**
 * In WebKit a worker that goes under with its page in the middle of a write can leave its stores locked for every page
 * until the app is closed; one that is ended before hardly ever does.
 */
addEventListener('pagehide', endRefreshWorker)

watchRefresh((message) => {
  if (message.kind === 'started') show(nothingYet)
  else if (message.kind === 'progress') show(message.progress)
  else if (message.kind === 'finished') show(undefined)
})
