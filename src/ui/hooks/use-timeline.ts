import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { onStored } from '../../core/storage/changes.ts'
import { firstPostCount, readTimeline, type TimelinePosts, timelineSources } from '../start.ts'
import { throttled } from './throttled.ts'
import { useAppData } from './use-app-data.ts'

const pageCount = 40
const readAgainMs = 500
/** Nearer to the top than this the reader sees new posts arrive; further down nothing may move under them. */
const topPx = 240

/** Where the reader was when they left the timeline, so that Back brings them there. */
let place: { count: number; scrollY: number; inputs: string } | undefined

export interface Timeline extends TimelinePosts {
  isLoading: boolean
  isWhole: boolean
  hasNewAbove: boolean
  loadMore: () => void
  showNewest: () => void
}

/** The newest posts of the followed sources, page by page, kept true while refreshes store more. */
export function useTimeline(start: TimelinePosts | undefined): Timeline {
  const { settings, catalog } = useAppData()
  const inputs = JSON.stringify(settings.follow)
  const returning = useRef(place?.inputs === inputs ? place : undefined)
  const [shown, setShown] = useState<TimelinePosts>(start ?? { posts: [], read: new Set() })
  const [isLoading, setLoading] = useState(!start)
  const [isWhole, setWhole] = useState(false)
  const [hasNewAbove, setNewAbove] = useState(false)
  const latest = useRef({ shown, settings, catalog, isReading: false })
  latest.current.shown = shown
  latest.current.settings = settings
  latest.current.catalog = catalog

  const readFromTop = useCallback(async (count: number) => {
    const sourceIds = await timelineSources(latest.current.settings, latest.current.catalog)
    const fresh = await readTimeline(sourceIds, count)
    setShown(fresh)
    setWhole(fresh.posts.length < count)
    setLoading(false)
    setNewAbove(false)
  }, [])

  const loadMore = useCallback(async () => {
    const last = latest.current.shown.posts.at(-1)
    if (!last || latest.current.isReading) return
    latest.current.isReading = true
    const sourceIds = await timelineSources(latest.current.settings, latest.current.catalog)
    const older = await readTimeline(sourceIds, pageCount, last)
    latest.current.isReading = false
    setWhole(older.posts.length < pageCount)
    setShown((current) => ({
      posts: [...current.posts, ...older.posts],
      read: new Set([...current.read, ...older.read]),
    }))
  }, [])

  useEffect(() => {
    const isFirst = latest.current.shown.posts.length === 0 || returning.current
    const count = returning.current?.count ?? (isFirst ? firstPostCount : pageCount)
    readFromTop(count)
  }, [inputs, readFromTop])

  useEffect(() => {
    const look = throttled(async () => {
      const { posts } = latest.current.shown
      if (scrollY < topPx || posts.length === 0) return readFromTop(Math.max(posts.length, firstPostCount))
      const sourceIds = await timelineSources(latest.current.settings, latest.current.catalog)
      const newest = await readTimeline(sourceIds, 1)
      setNewAbove(newest.posts[0]?.id !== posts[0]?.id)
    }, readAgainMs)
    const stop = onStored(['posts', 'readMarks'], look.call)
    return () => {
      stop()
      look.stop()
    }
  }, [readFromTop])

  useLayoutEffect(() => {
    if (!returning.current || shown.posts.length < Math.min(returning.current.count, 1)) return
    if (shown.posts.length >= returning.current.count) {
      scrollTo(0, returning.current.scrollY)
      returning.current = undefined
    }
  }, [shown])

  // Read while leaving: by the time an effect cleans up, the next screen has already scrolled.
  useEffect(() => {
    const remember = () => {
      place = {
        count: latest.current.shown.posts.length,
        scrollY,
        inputs: JSON.stringify(latest.current.settings.follow),
      }
    }
    addEventListener('scroll', remember, { passive: true })
    return () => removeEventListener('scroll', remember)
  }, [])

  const showNewest = useCallback(() => {
    scrollTo(0, 0)
    readFromTop(firstPostCount)
  }, [readFromTop])

  return { ...shown, isLoading, isWhole, hasNewAbove, loadMore, showNewest }
}
