import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import type { StorageProblem } from '../../core/domain/problem.ts'
import { onStored } from '../../core/storage/changes.ts'
import { type TimelinePage, timelinePage } from '../../core/storage/posts.ts'
import { firstPostCount, timelineSources } from '../start.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { throttled } from './throttled.ts'
import { useAppData } from './use-app-data.ts'
import { useTimelinePlace } from './use-timeline-place.ts'

/** Few at a time: each row takes a slow phone some milliseconds, and the finger must not wait for them. */
const pageCount = 8
/** At the top, new posts push old ones far down; those are read when they are scrolled to. */
const mostReadAgain = 24
const readAgainMs = 500
/** Nearer to the top than this the reader sees new posts arrive; further down nothing may move under them. */
const topPx = 240

export interface Timeline extends TimelinePage {
  isLoading: boolean
  isWhole: boolean
  hasNewAbove: boolean
  /** Why the last read failed; what was read before is still shown. */
  problem: StorageProblem | undefined
  loadMore: () => void
  showNewest: () => void
}

/** The newest posts of the followed sources, page by page, kept true while refreshes store more. */
export function useTimeline(start: TimelinePage | undefined): Timeline {
  const { settings, catalog } = useAppData()
  const inputs = JSON.stringify(settings.follow)
  const [shown, setShown] = useState<TimelinePage>(start ?? { posts: [], read: new Set() })
  const [isLoading, setLoading] = useState(!start)
  const [isWhole, setWhole] = useState(false)
  const [hasNewAbove, setNewAbove] = useState(false)
  const [problem, setProblem] = useState<StorageProblem>()
  const countToReturnTo = useTimelinePlace(inputs, shown.posts.length, isWhole)
  const isFirstRun = useRef(true)
  const latest = useRef({ shown, settings, catalog, isReading: false })
  latest.current.shown = shown
  latest.current.settings = settings
  latest.current.catalog = catalog

  const read = useCallback(async (count: number, show: (posts: TimelinePage) => void, before?: Post) => {
    try {
      const sourceIds = timelineSources(latest.current.settings, latest.current.catalog)
      show(await timelinePage({ sourceIds, count, before }))
      setProblem(undefined)
    } catch (error) {
      setProblem(storageProblemOf(error))
    }
    setLoading(false)
  }, [])

  const readFromTop = useCallback(
    (count: number) =>
      read(count, (fresh) => {
        setShown(fresh)
        setWhole(fresh.posts.length < count)
        setNewAbove(false)
      }),
    [read],
  )

  const loadMore = useCallback(async () => {
    const last = latest.current.shown.posts.at(-1)
    if (!last || latest.current.isReading) return
    latest.current.isReading = true
    const append = (older: TimelinePage) => {
      setWhole(older.posts.length < pageCount)
      setShown((current) => ({
        posts: [...current.posts, ...older.posts],
        read: new Set([...current.read, ...older.read]),
      }))
    }
    await read(pageCount, append, last)
    latest.current.isReading = false
  }, [read])

  useEffect(() => {
    if (isFirstRun.current && start) return
    readFromTop(countToReturnTo() ?? firstPostCount())
  }, [inputs, readFromTop])

  useEffect(() => {
    isFirstRun.current = false
  }, [])

  useEffect(() => {
    const look = throttled(() => {
      const { posts } = latest.current.shown
      if (scrollY < topPx || posts.length === 0)
        readFromTop(Math.max(Math.min(posts.length, mostReadAgain), firstPostCount()))
      else read(1, (newest) => setNewAbove(newest.posts[0]?.id !== posts[0]?.id))
    }, readAgainMs)
    const stop = onStored(['posts', 'readMarks'], look.call)
    return () => {
      stop()
      look.stop()
    }
  }, [read, readFromTop])

  const showNewest = useCallback(() => {
    scrollTo(0, 0)
    readFromTop(firstPostCount())
  }, [readFromTop])

  return { ...shown, isLoading, isWhole, hasNewAbove, problem, loadMore, showNewest }
}
