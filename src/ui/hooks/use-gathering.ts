import { useEffect, useState } from 'preact/hooks'
import type { StorageProblem } from '../../core/domain/problem.ts'
import { type ActionPack, pausePack, resumePack } from '../../core/storage/action-packs.ts'
import { StorageError } from '../../core/storage/storage-error.ts'
import type { GatherEnd } from '../../worker/pack-messages.ts'
import { callPackWorker } from '../pack/pack-calls.ts'

export type Gathering =
  | { kind: 'running'; done: number; total: number }
  /** The reader sees that in this window only. */
  | GatherEnd
  | { kind: 'failed'; problem: StorageProblem }

/** By pack; it goes on when the reader goes to another screen. */
const states = new Map<string, Gathering>()
const listeners = new Set<() => void>()

/** How far the fetching for a pack is. What a killed app left is taken up again, unless the reader had paused it. */
export function useGathering(pack: ActionPack) {
  const { id, isGathering, isPaused } = pack
  const [state, setState] = useState(states.get(id))
  useEffect(() => {
    const listener = () => setState(states.get(id))
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [id])
  useEffect(() => {
    const goOn = () => {
      if (isGathering && !isPaused && states.get(id)?.kind !== 'running') void gather(id)
    }
    goOn()
    // The second: a page that comes back from the browser's memory.
    for (const event of ['online', 'pageshow']) addEventListener(event, goOn)
    return () => {
      for (const event of ['online', 'pageshow']) removeEventListener(event, goOn)
    }
  }, [id, isGathering, isPaused])
  const resume = async () => {
    await resumePack(id)
    await gather(id)
  }
  const pause = async () => {
    await pausePack(id)
    await callPackWorker('pause', id)
  }
  return { state, resume, pause }
}

async function gather(id: string): Promise<void> {
  if (states.get(id)?.kind === 'running') return
  show(id, { kind: 'running', done: 0, total: 0 })
  try {
    const tell = (done: number, total: number) => show(id, { kind: 'running', done, total })
    show(id, await callPackWorker('gather', id, tell))
  } catch (error) {
    const problem: StorageProblem = error instanceof StorageError ? error.problem : { code: 'storageFailed' }
    show(id, { kind: 'failed', problem })
  }
}

function show(id: string, state: Gathering): void {
  states.set(id, state)
  for (const listener of listeners) listener()
}
