import { useLayoutEffect, useState } from 'preact/hooks'
import type { StorageProblem } from '../../core/domain/problem.ts'
import { onStored } from '../../core/storage/changes.ts'
import type { StoreName } from '../../core/storage/schema.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { throttled } from './throttled.ts'

export type Stored<T> =
  | { kind: 'loading' }
  | { kind: 'ready'; value: T }
  | { kind: 'failed'; problem: StorageProblem }

const readAgainMs = 400

/**
 * What `read` finds in storage, read again whenever one of `stores` changes in any window or worker.
 * `inputs` are the values `read` depends on, as for `useEffect`.
 */
export function useStored<T>(
  read: () => Promise<T>,
  stores: readonly StoreName[],
  inputs: readonly unknown[],
  start?: T,
): Stored<T> {
  const [stored, setStored] = useState<Stored<T>>(
    start === undefined ? { kind: 'loading' } : { kind: 'ready', value: start },
  )
  // Asked for before the screen without it is painted, not after.
  useLayoutEffect(() => {
    let isCurrent = true
    const readNow = () => {
      read().then(
        (value) => isCurrent && setStored({ kind: 'ready', value }),
        (error) => isCurrent && setStored({ kind: 'failed', problem: storageProblemOf(error) }),
      )
    }
    const again = throttled(readNow, readAgainMs)
    if (stored.kind === 'loading' || inputs.length > 0) readNow()
    const stopListening = onStored(stores, again.call)
    return () => {
      isCurrent = false
      again.stop()
      stopListening()
    }
  }, inputs)
  return stored
}
