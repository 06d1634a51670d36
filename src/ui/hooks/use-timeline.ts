import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import type { StorageProblem } from '../../core/domain/problem.ts'
import type { TimelineFilter } from '../../core/domain/timeline-filter.ts'
import { onStored } from '../../core/storage/changes.ts'
import { countNewerPosts, type TimelinePage, timelinePage } from '../../core/storage/posts.ts'
import { updateRows } from '../shown-rows.ts'
import { firstPostCount, timelineSources } from '../start.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { filteredSources } from '../timeline-filter.ts'
import { throttled } from './throttled.ts'
import { type AppData, useAppData } from './use-app-data.ts'
import { pageCount, useOlderRows } from './use-older-rows.ts'
import { onRefreshEnd } from './use-refresh.ts'
import { useTimelinePlace } from './use-timeline-place.ts'

/** At the top, new posts push old ones far down; those are read when they are scrolled to. */
const mostReadAgain = 24
const readAgainMs = 500
/** From further down a restart begins at the top: so many rows take too long to draw. */
const mostReturned = 200
/** Nearer to the top than this a list made anew leads nobody away from what they read. */
const topPx = 240
/** The press on a filter is answered by then, though its rows may not be there yet. */
const answerMs = 100

export interface Timeline extends TimelinePage {
  /** What the rows were chosen by. It changes together with them: drawn by itself it would take the time they need. */
  filter: TimelineFilter
  isLoading: boolean
  isWhole: boolean
  /** Posts that came since the list was made: they wait until the reader asks, so that nothing moves under a finger. */
  newPosts: number
  /** Another number, another list: its rows don't slide from where they stood in the one before. */
  edition: number
  /** Why the last read failed; what was read before is still shown. */
  problem: StorageProblem | undefined
  loadMore: () => void
  showNewest: () => void
  /** These have just been stored as read, or as unread again. */
  noteRead: (ids: readonly string[], isRead: boolean) => void
}

/** The newest posts of the followed sources that the filter leaves in, page by page, kept true while refreshes store more. */
export function useTimeline(start: TimelinePage | undefined, filter: TimelineFilter): Timeline {
  const { settings, catalog, lastRefresh } = useAppData()
  const inputs = JSON.stringify([settings.follow, filter])
  const [shown, setShown] = useState<TimelinePage>(start ?? { posts: [], read: new Set() })
  const [shownFilter, setShownFilter] = useState(filter)
  const [isLoading, setLoading] = useState(!start)
  const [isWhole, setWhole] = useState(false)
  const [newPosts, setNewPosts] = useState(0)
  const [edition, setEdition] = useState(0)
  const [problem, setProblem] = useState<StorageProblem>()
  const returning = useTimelinePlace(inputs, shown.posts, isWhole)
  const isFirstRun = useRef(true)
  const latest = useRef({ shown, shownInputs: inputs, settings, catalog, filter, inputs })
  Object.assign(latest.current, { shown, settings, catalog, filter, inputs })

  // Known at once, before it is drawn: what is read next depends on it.
  const show = useCallback((page: TimelinePage) => {
    latest.current.shown = page
    setShown(page)
  }, [])

  const read = useCallback(async (count: number, take: (posts: TimelinePage) => void, before?: Post) => {
    const { inputs: asked } = latest.current
    try {
      const page = await timelinePage({ ...wantedOf(latest.current), count, before })
      if (asked !== latest.current.inputs) return
      take(page)
      setProblem(undefined)
    } catch (error) {
      setProblem(storageProblemOf(error))
    }
    setShownFilter(latest.current.filter)
    setLoading(false)
  }, [])

  const readFromTop = useCallback(
    (count: number, isOther = false) =>
      read(count, (fresh) => {
        latest.current.shownInputs = latest.current.inputs
        show(fresh)
        if (isOther) setEdition((before) => before + 1)
        setWhole(fresh.posts.length < count)
        setNewPosts(0)
      }),
    [read],
  )

  const loadMore = useOlderRows(latest.current, { read, show, setWhole })

  // Asked for before the changed chips are painted, not after.
  useLayoutEffect(() => {
    const place = returning.current
    if (isFirstRun.current && start && !place) return
    const answer = setTimeout(() => setShownFilter(filter), answerMs)
    if (!isFirstRun.current) scrollTo(0, 0)
    const readDownTo = async () => {
      if (place?.kept) {
        const newer = await countNewerPosts(place.kept, wantedOf(latest.current)).catch(() => mostReturned)
        if (newer < mostReturned) place.count = newer + pageCount
        else returning.current = undefined
      }
      await readFromTop(returning.current?.count ?? firstPostCount())
    }
    readDownTo()
    return () => clearTimeout(answer)
  }, [inputs, readFromTop])

  useEffect(() => {
    isFirstRun.current = false
  }, [])

  // While the first refresh of all fills the list, what is on screen is not the newest at all.
  const isFilling = useRef(lastRefresh === undefined)

  const readAgain = useCallback(
    async (first: Post) => {
      const newer = await countNewerPosts(first, wantedOf(latest.current)).catch(() => mostReturned)
      const tell = (count: number) => !isFilling.current && setNewPosts(count)
      if (newer >= mostReturned) return void tell(newer)
      const update = (fresh: TimelinePage) => {
        const { page, newcomers } = updateRows(latest.current.shown, fresh)
        show(page)
        tell(newcomers)
      }
      await read(newer + Math.min(latest.current.shown.posts.length, mostReadAgain), update)
    },
    [read, show],
  )

  useEffect(() => {
    const look = throttled(() => {
      const { shown, filter } = latest.current
      const [first] = shown.posts
      // What the reader has just read, or let go, stays where it is until the list is made anew.
      const mayDrop = !filter.unread && !filter.saved && shown.posts.length < firstPostCount()
      if (!first || mayDrop) readFromTop(firstPostCount())
      else readAgain(first)
    }, readAgainMs)
    const stops = [
      onStored(['posts'], look.call),
      // Where only unread posts are shown, one that was just read stays until the list is made anew.
      onStored(['readMarks'], () => !latest.current.filter.unread && look.call()),
      onRefreshEnd((wasAsked) => {
        const isMadeAnew = (wasAsked || isFilling.current) && mayMakeAnew()
        isFilling.current = false
        if (isMadeAnew) readFromTop(firstPostCount(), true)
        else look.call()
      }),
      look.stop,
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [readFromTop, readAgain])

  const showNewest = useCallback(() => {
    scrollTo(0, 0)
    readFromTop(firstPostCount())
  }, [readFromTop])

  const noteRead = useCallback((ids: readonly string[], isRead: boolean) => {
    const { posts, read: before } = latest.current.shown
    const changed = new Set(ids)
    const others = [...before].filter((id) => !changed.has(id))
    show({ posts, read: new Set(isRead ? [...others, ...ids] : others) })
  }, [])

  return {
    ...shown,
    filter: shownFilter,
    isLoading,
    isWhole,
    newPosts,
    edition,
    problem,
    loadMore,
    showNewest,
    noteRead,
  }
}

function mayMakeAnew(): boolean {
  return scrollY < topPx && !document.activeElement?.closest('.timeline article')
}

function wantedOf({
  settings,
  catalog,
  filter,
}: Pick<AppData, 'settings' | 'catalog'> & { filter: TimelineFilter }) {
  return { sourceIds: filteredSources(filter, timelineSources(settings, catalog), catalog), filter }
}
