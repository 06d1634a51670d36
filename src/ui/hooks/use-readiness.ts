import { useEffect, useState } from 'preact/hooks'
import type { Readiness } from '../../core/domain/readiness.ts'
import type { PicturesProgress } from '../../core/offline/keep-pictures.ts'
import { readyLock, watchReady } from '../../core/offline/ready-channel.ts'
import { readReadiness } from '../../core/storage/readiness.ts'
import { useStored } from './use-stored.ts'

export interface ReadinessView {
  /** As last checked; absent before the first check. */
  readiness: Readiness | undefined
  /** Absent while no pictures are being fetched, in this window or any other. */
  progress: PicturesProgress | undefined
}

let progress: PicturesProgress | undefined
const listeners = new Set<() => void>()

/** What is there without a network, and how far the fetching of more is. */
export function useReadiness(): ReadinessView {
  const [, update] = useState<PicturesProgress>()
  useEffect(() => {
    const listener = () => update(progress)
    listeners.add(listener)
    listener()
    return () => {
      listeners.delete(listener)
    }
  }, [])
  const stored = useStored(readReadiness, ['images'], [])
  return { readiness: stored.kind === 'ready' ? stored.value : undefined, progress }
}

function show(next: PicturesProgress | undefined): void {
  if (!progress && next) clearWhenLockIsFree()
  progress = next
  for (const listener of listeners) listener()
}

/** A window that is closed in the middle of it says nothing; its lock does. */
function clearWhenLockIsFree(): void {
  navigator.locks.request(readyLock, { mode: 'shared' }, () => show(undefined)).catch(() => {})
}

watchReady((message) => show(message.kind === 'progress' ? message.progress : undefined))
