import { useState } from 'preact/hooks'
import type { PageResult } from '../../core/refresh/refresh-page.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { useAppData } from './use-app-data.ts'

type Fetch = 'keepOwnPage' | 'updatePage'

/** Fetches a page when the reader asks for it, by code that is loaded then. */
export function usePageFetch() {
  const { catalog } = useAppData()
  const [isFetching, setFetching] = useState(false)
  const [result, setResult] = useState<PageResult>()
  const run = async (how: Fetch, address: string): Promise<PageResult> => {
    setFetching(true)
    setResult(undefined)
    const outcome = await import('../kept-pages/keep-page.ts')
      .then((module) => module[how](address, catalog))
      .catch((error: unknown): PageResult => ({ kind: 'failed', problem: problemOf(error) }))
    setFetching(false)
    setResult(outcome)
    return outcome
  }
  return { isFetching, result, run }
}

/** Before the app is stored a lost network can keep the code away. */
function problemOf(error: unknown) {
  return error instanceof TypeError && !navigator.onLine
    ? { code: 'offline' as const }
    : storageProblemOf(error)
}
