import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import type { StorageProblem } from '../../core/domain/problem.ts'
import type { TimelineFilter } from '../../core/domain/timeline-filter.ts'
import { countNewerPosts, mostNewer, type TimelinePage, timelinePage } from '../../core/storage/posts.ts'
import { firstPostCount } from '../start.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { wantedOf } from '../timeline-filter.ts'
import { useAppData } from './use-app-data.ts'
import { useNewerRows } from './use-newer-rows.ts'
import { pageCount, useOlderRows } from './use-older-rows.ts'
import { useTimelinePlace } from './use-timeline-place.ts'

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
  /** The post that the reader comes back to in this drawing; empty where it is not known. */
  around: string | undefined
  /** Why the last read failed; what was read before is still shown. */
  problem: StorageProblem | undefined
  loadMore: () => void
  showNewest: () => void
  /** These have just been stored as read, or as unread again. */
  noteRead: (ids: readonly string[], isRead: boolean) => void
}

/** The newest posts of the followed sources that the filter leaves in, page by page, kept true while refreshes store more. */
export function useTimeline(start: TimelinePage | undefined, filter: TimelineFilter): Timeline {
  const { settings, catalog } = useAppData()
  const inputs = JSON.stringify([settings.follow, filter])
  const [shown, setShown] = useState<TimelinePage>(start ?? { posts: [], read: new Set() })
  const [shownFilter, setShownFilter] = useState(filter)
  const [isLoading, setLoading] = useState(!start)
  const [isWhole, setWhole] = useState(false)
  const [newPosts, setNewPosts] = useState(0)
  const [edition, setEdition] = useState(0)
  const [problem, setProblem] = useState<StorageProblem>()
  const { returning, around } = useTimelinePlace(inputs, shown.posts, isWhole)
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

  /** A screenful; down to where the reader was, as long as they are on their way back there. */
  const readAnew = useCallback(
    async (isOther?: boolean) => {
      const place = returning.current
      if (place?.kept) {
        const newer = await countNewerPosts(place.kept, wantedOf(latest.current)).catch(() => mostNewer)
        if (newer < mostNewer) place.count = newer + pageCount
        else returning.current = undefined
      }
      await readFromTop(returning.current?.count ?? firstPostCount(), isOther)
    },
    [readFromTop],
  )

  const loadMore = useOlderRows(latest.current, { read, show, setWhole })

  // Asked for before the changed chips are painted, not after.
  useLayoutEffect(() => {
    if (isFirstRun.current && start && !returning.current) return
    const answer = setTimeout(() => setShownFilter(filter), answerMs)
    if (!isFirstRun.current) scrollTo(0, 0)
    readAnew()
    return () => clearTimeout(answer)
  }, [inputs, readAnew])

  useEffect(() => {
    isFirstRun.current = false
  }, [])

  useNewerRows(latest.current, { read, readAnew, show, setNewPosts })

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
    around,
    problem,
    loadMore,
    showNewest,
    noteRead,
  }
}
