import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { StorageProblem } from '../../core/domain/problem.ts'
import { onStored } from '../../core/storage/changes.ts'
import { type FrontPage, readFrontPage, signOf } from '../front-page.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { throttled } from './throttled.ts'
import { useAppData } from './use-app-data.ts'
import { useRefresh } from './use-refresh.ts'

const stores = ['posts', 'readMarks', 'saved', 'publishers'] as const
/** A page that makes itself anew more often can't be read. */
const readAgainMs = 1500
/** Nearer to the top than this the reader sees the page change; further down nothing may move under them. */
const topPx = 240
/** A page with fewer publishers is still filling up, at a first refresh. */
const fullPublishers = 6

export interface FrontPageView {
  page: FrontPage | undefined
  /** Storage has another page; it waits until the reader asks for it. */
  hasNewer: boolean
  showNewer: () => void
  /** Why the last read failed; what was read before is still shown. */
  problem: StorageProblem | undefined
}

/**
 * The front page, kept true while refreshes store more. It changes by itself only where that disturbs nobody: at
 * the top, with the keyboard elsewhere, and not with every feed of a running refresh.
 */
export function useFrontPage(publisherCount: number): FrontPageView {
  const data = useAppData()
  const { follow } = data.settings
  const isRefreshing = useRefresh().progress !== undefined
  const [page, setPage] = useState<FrontPage>()
  const [waiting, setWaiting] = useState<FrontPage>()
  const [problem, setProblem] = useState<StorageProblem>()
  const latest = useRef({ data, publisherCount, page, isRefreshing })
  latest.current = { data, publisherCount, page, isRefreshing }

  const lastAsked = useRef(0)

  const read = useCallback(async (isAsked: boolean) => {
    const turn = ++lastAsked.current
    try {
      const { data: known, publisherCount: count } = latest.current
      // Where nothing is shown yet, the lead waits for nothing below it.
      const showTop = (onlyTop: FrontPage) => !latest.current.page && onlyTop.top.lead && setPage(onlyTop)
      const fresh = await readFrontPage(known, count, showTop)
      if (turn !== lastAsked.current && !isAsked) return
      const { page: shown, isRefreshing: isBusy } = latest.current
      const mayShow = isAsked || !shown || signOf(fresh) === signOf(shown) || mayChange(shown, isBusy)
      if (mayShow) setPage(fresh)
      setWaiting(mayShow ? undefined : fresh)
      setProblem(undefined)
    } catch (error) {
      setProblem(storageProblemOf(error))
    }
  }, [])

  useEffect(() => {
    read(true)
  }, [JSON.stringify(follow), publisherCount, data.catalog.publishers.size])

  // What was held back while it ran.
  useEffect(() => {
    if (!isRefreshing && latest.current.page) read(false)
  }, [isRefreshing])

  useEffect(() => {
    const again = throttled(() => read(false), readAgainMs)
    // What the reader did themselves, such as taking a part off, is seen at once.
    const stops = [onStored(stores, again.call), onStored(['settings'], () => read(true)), again.stop]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])

  const showNewer = useCallback(() => {
    scrollTo(0, 0)
    read(true)
  }, [])
  return { page, hasNewer: waiting !== undefined && !isRefreshing, showNewer, problem }
}

function mayChange(shown: FrontPage, isRefreshing: boolean): boolean {
  const isStill = scrollY < topPx && !document.activeElement?.closest('.front')
  return isStill && (!isRefreshing || shown.publishers.length < fullPublishers)
}
