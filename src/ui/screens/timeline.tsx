import { useMemo, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { mostNewer, type TimelinePage } from '../../core/storage/posts.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useDayParts } from '../hooks/use-day-parts.ts'
import { useEndReached } from '../hooks/use-end-reached.ts'
import { useKeptFirstScreen } from '../hooks/use-kept-first-screen.ts'
import { useLater } from '../hooks/use-later.ts'
import { type Timeline, useTimeline } from '../hooks/use-timeline.ts'
import { DayList } from '../parts/day-list.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Icon } from '../parts/icon.tsx'
import { NoPosts } from '../parts/no-posts.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { Welcome } from '../parts/welcome.tsx'
import { readFilter } from '../timeline-filter.ts'
import { useWords } from '../words/words.ts'
import './timeline.css'

let startPosts: TimelinePage | undefined

/** Hands the timeline the posts that were read before anything was drawn, for its first showing only. */
export function startTimelineWith(posts: TimelinePage): void {
  startPosts = posts
}

const loadTools = () => import('../parts/timeline-tools.tsx').then((module) => module.TimelineTools)

/** Newest posts of all followed sources, or those of them that the address asks for. */
export function TimelineScreen() {
  const words = useWords()
  const { settings, catalog, startProblem } = useAppData()
  const { query } = useLocation()
  const filter = useMemo(() => readFilter(query, catalog), [query, catalog.publishers])
  const isFilterAsked = Object.keys(filter).length > 0
  const start = useRef(startPosts)
  startPosts = undefined
  const timeline = useTimeline(isFilterAsked ? undefined : start.current, filter)
  const isFiltered = Object.keys(timeline.filter).length > 0
  useKeptFirstScreen(timeline, isFilterAsked || isFiltered)
  const Tools = useLater(loadTools)
  const problem = startProblem ?? timeline.problem
  const { statements, parts } = useDayParts(timeline.posts)
  return (
    <div class="timeline">
      <h1 class="visually-hidden">{words.titles.timeline}</h1>
      {problem && !startProblem && <StorageTrouble problem={problem} />}
      {!settings.hasChosen && !problem && <Welcome />}
      {(timeline.posts.length > 0 || isFiltered) && <FilterBar filter={timeline.filter} />}
      {timeline.newPosts > 0 && (
        <button type="button" class="button button-main new-posts" onClick={timeline.showNewest}>
          <Icon name="up" />
          {timeline.newPosts < mostNewer
            ? words.timeline.newPosts(timeline.newPosts)
            : words.timeline.manyNewPosts(mostNewer - 1)}
        </button>
      )}
      <DayList parts={parts} read={timeline.read} edition={timeline.edition} around={timeline.around} />
      {timeline.posts.length > 0 && <End timeline={timeline} />}
      {timeline.posts.length === 0 && !timeline.isLoading && !problem && <NoPosts isFiltered={isFiltered} />}
      {Tools && <Tools timeline={timeline} statements={statements} />}
    </div>
  )
}

/** Nearer than rows are kept (`day-part.tsx`): further away they would leave as soon as they came. */
const endMarginPx = 1200

/** Asks for the next page well before its place is seen; says so when there is none. */
function End({ timeline: { isWhole, posts, read, loadMore } }: { timeline: Timeline }) {
  const words = useWords()
  const mark = useRef<HTMLDivElement>(null)
  useEndReached(mark, { onReached: isWhole ? undefined : loadMore, rows: posts, marginPx: endMarginPx })
  return (
    <div ref={mark} class="timeline-end">
      {isWhole && <p>{words.timeline.end(posts.length, posts.length - read.size)}</p>}
    </div>
  )
}
