import { Component } from 'preact'
import type { Statement } from '../../core/domain/joint-statements.ts'
import { useAway } from '../hooks/use-away.ts'
import { awayClass } from '../post-list.ts'
import { heightOf, noteHeight } from '../row-heights.ts'
import { dayName, nearDay } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import type { DayPart as Part } from './days.ts'
import { PostRow } from './post-row.tsx'

/** How far beyond the screen rows stay in the page: far enough for a fast swipe. */
const rowsKept = '1500px'

interface DayProps {
  part: Part
  read: Set<string>
  /** Epoch ms. */
  now: number
  /** Out of the page until it is known to be near. */
  beginsAway: boolean
}

/** Drawn again only when it says something else: each page that is read on makes all days anew. */
export class DayPart extends Component<DayProps> {
  override shouldComponentUpdate({ part, read, now }: DayProps): boolean {
    const before = this.props
    const isSameDay = new Date(now).getDate() === new Date(before.now).getDate()
    if (part === before.part && read === before.read) return !isSameDay
    return (
      part.statements.length !== before.part.statements.length ||
      part.isContinued !== before.part.isContinued ||
      !isSameDay ||
      part.statements.some((statement, at) => {
        const other = before.part.statements[at]
        const { id } = statement.post
        return !other || !isSame(statement, other) || read.has(id) !== before.read.has(id)
      })
    )
  }

  override render(props: DayProps) {
    return <DayRows {...props} />
  }
}

/**
 * Rows of a day under their divider. Far from the screen they are taken out of the page and their height is
 * kept, so that memory stays flat however far one scrolls.
 */
function DayRows({ part, read, now, beginsAway }: DayProps) {
  const words = useWords()
  const { element, height } = useAway<HTMLElement>(rowsKept, () =>
    beginsAway ? heightOf([part]) : undefined,
  )
  if (height !== undefined) noteHeight(part, height)
  const near = part.day === undefined ? undefined : nearDay(words.language, part.day, now)
  const isAway = height !== undefined
  return (
    <section
      ref={element}
      class={isAway ? `day ${awayClass}` : 'day'}
      style={isAway ? { height: `${height}px` } : { height: '' }}
    >
      {!part.isContinued && !isAway && (
        <h2 class="day-name">
          {part.day === undefined ? words.timeline.undated : dayName(words.language, part.day, now)}
          {near && <span class="day-near"> · {near}</span>}
        </h2>
      )}
      {!isAway &&
        part.statements.map((statement) => (
          <Row key={statement.post.id} statement={statement} isRead={read.has(statement.post.id)} />
        ))}
    </section>
  )
}

interface RowProps {
  statement: Statement
  isRead: boolean
}

/** As a day: the last one grows with the page. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate({ statement, isRead }: RowProps): boolean {
    return isRead !== this.props.isRead || !isSame(statement, this.props.statement)
  }

  override render({ statement, isRead }: RowProps) {
    return <PostRow post={statement.post} alsoBy={statement.alsoBy} isRead={isRead} />
  }
}

function isSame(a: Statement, b: Statement): boolean {
  return (
    a.post === b.post &&
    a.alsoBy.length === b.alsoBy.length &&
    a.alsoBy.every((copy, at) => copy === b.alsoBy[at])
  )
}
