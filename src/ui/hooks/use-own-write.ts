import { useState } from 'preact/hooks'
import type { StorageProblem } from '../../core/domain/problem.ts'
import { storageProblemOf } from '../storage-problem.ts'

/** Runs what stores the reader's own; `problem` is why the last of it could not be stored. */
export function useOwnWrite() {
  const [problem, setProblem] = useState<StorageProblem>()
  /** Whether it is stored. */
  const store = async (write: () => Promise<unknown>): Promise<boolean> => {
    try {
      await write()
      setProblem(undefined)
      return true
    } catch (error) {
      setProblem(storageProblemOf(error))
      return false
    }
  }
  return { problem, store }
}
