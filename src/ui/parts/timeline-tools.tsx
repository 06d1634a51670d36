import { useEffect, useState } from 'preact/hooks'
import type { Statement } from '../../core/domain/joint-statements.ts'
import { warmFilters } from '../../core/storage/posts.ts'
import { markAllRead, markAllUnread } from '../../core/storage/read-marks.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { usePageClass } from '../hooks/use-page-class.ts'
import { usePullToRefresh } from '../hooks/use-pull-to-refresh.ts'
import { useRefresh } from '../hooks/use-refresh.ts'
import { useSaveByKey } from '../hooks/use-save-by-key.ts'
import type { Timeline } from '../hooks/use-timeline.ts'
import { useTimelineKeys } from '../hooks/use-timeline-keys.ts'
import { useTopPost } from '../hooks/use-top-post.ts'
import { useUndo } from '../hooks/use-undo.ts'
import { useToolsWords } from '../words/tools-words.ts'
import { loadFilters } from './filter-bar.tsx'
import { Icon } from './icon.tsx'
import { KeysSheet } from './keys-sheet.tsx'
import { StorageTrouble } from './storage-trouble.tsx'
import { UndoBar } from './undo-bar.tsx'
import './timeline-tools.css'

/** What the timeline's reader does with many posts at once, with keys and with a finger; loaded after the first screen. */
export function TimelineTools({ timeline, statements }: { timeline: Timeline; statements: Statement[] }) {
  usePageClass('on-timeline')
  const text = useToolsWords()
  const { settings } = useAppData()
  const { progress, refresh } = useRefresh()
  const pull = usePullToRefresh(() => !progress && refresh())
  const [isHelpOpen, setHelpOpen] = useState(false)
  const { said, problem: saveProblem, save } = useSaveByKey(timeline.posts)
  useTimelineKeys(settings.hasShortcuts, { showHelp: () => setHelpOpen(true), save })
  const { hasUnreadAbove, mark, done, problem: markProblem } = useMarkAbove(timeline, statements)
  const problem = saveProblem ?? markProblem
  useEffect(() => {
    warmFilters()
    loadFilters().catch(() => {})
  }, [])
  return (
    <>
      <p class="pull-to-refresh" aria-hidden="true" hidden={pull === 'none'}>
        <Icon name="refresh" />
        {pull === 'ready' ? text.letGo : text.pull}
      </p>
      <div class="timeline-tools">
        {problem && <StorageTrouble problem={problem} />}
        {hasUnreadAbove && (
          <button type="button" class="button mark-above" onClick={mark}>
            <Icon name="check" />
            {text.markAbove}
          </button>
        )}
        <div class="undo-bar" aria-live="polite">
          {said && <p dir="auto">{said}</p>}
        </div>
        <UndoBar done={done} />
      </div>
      {isHelpOpen && <KeysSheet onClose={() => setHelpOpen(false)} />}
    </>
  )
}

function useMarkAbove(timeline: Timeline, statements: Statement[]) {
  const text = useToolsWords()
  const { marksOnScroll } = useAppData().settings
  const { done, problem, act } = useUndo()
  const passing = useOwnWrite()
  const topId = useTopPost()
  const above = topId === undefined ? [] : statementsBefore(statements, topId)
  const hasUnread = above.some((statement) => unreadOf(statement, timeline.read).length > 0)
  const idsAbove = () => above.flatMap((statement) => unreadOf(statement, timeline.read))

  const mark = () => {
    const ids = idsAbove()
    return act(
      text.marked(ids.length),
      async () => {
        const marked = await markAllRead(ids, Date.now())
        timeline.noteRead(ids, true)
        return marked
      },
      async (marked) => {
        await markAllUnread(marked)
        timeline.noteRead(marked, false)
      },
    )
  }
  useEffect(() => {
    if (!marksOnScroll || !hasUnread) return
    const ids = idsAbove()
    passing.store(async () => {
      await markAllRead(ids, Date.now())
      timeline.noteRead(ids, true)
    })
  }, [marksOnScroll, topId])
  return { hasUnreadAbove: !marksOnScroll && hasUnread, mark, done, problem: problem ?? passing.problem }
}

function statementsBefore(statements: Statement[], topId: string): Statement[] {
  const end = statements.findIndex(({ post }) => post.id === topId)
  return statements.slice(0, Math.max(0, end))
}

/** A statement that was passed is passed with all its copies. */
function unreadOf({ post, alsoBy }: Statement, read: ReadonlySet<string>): string[] {
  return [post, ...alsoBy].map(({ id }) => id).filter((id) => !read.has(id))
}
