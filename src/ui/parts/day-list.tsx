import { Component } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { useAway } from '../hooks/use-away.ts'
import { awayClass } from '../post-list.ts'
import { heightOf } from '../row-heights.ts'
import { firstPostCount } from '../start.ts'
import { DayPart } from './day-part.tsx'
import { daysOf, type DayPart as Part, partsAround } from './days.ts'

/** Further than rows are kept (`day-part.tsx`): these come back before they are seen. */
const partsKept = '3000px'

interface DaysProps {
  parts: readonly Part[]
  read: Set<string>
  /** Another number, another list: its rows don't slide from where they stood in the one before. */
  edition?: number
  /** The post that the reader comes back to: rows far from it begin out of the page, as they were. */
  around?: string | undefined
}

/** Rows of posts under the names of their days. */
export function DayList({ parts, read, edition = 0, around }: DaysProps) {
  const today = new Date().toDateString()
  // The same elements as long as they say the same: what else changes on the screen need not compare all rows.
  const days = useMemo(() => {
    const drawn = around === undefined ? undefined : partsAround(parts, around, firstPostCount())
    return daysOf(parts).map((day) => (
      <Day key={`${edition} ${day[0]?.key}`} parts={day} read={read} today={today} drawn={drawn} />
    ))
  }, [parts, read, edition, today, around])
  return <>{days}</>
}

interface DayProps extends Pick<DaysProps, 'parts' | 'read'> {
  today: string
  /** Those that don't begin out of the page, where not all do. */
  drawn: ReadonlySet<Part> | undefined
}

/** Draws nothing while its parts are the same ones: a list that grows at its end has hundreds of others. */
class Day extends Component<DayProps> {
  override shouldComponentUpdate({ parts, read, today }: DayProps): boolean {
    const before = this.props
    return (
      read !== before.read ||
      today !== before.today ||
      parts.length !== before.parts.length ||
      parts.some((part, at) => part !== before.parts[at])
    )
  }

  override render(props: DayProps) {
    return <DayParts {...props} />
  }
}

/** Far from the screen a whole day is one element, so that the page stays small however far one scrolls. */
function DayParts({ parts, read, drawn }: DayProps) {
  const { element, height } = useAway<HTMLDivElement>(partsKept, () =>
    drawn && !parts.some((part) => drawn.has(part)) ? heightOf(parts) : undefined,
  )
  const now = Date.now()
  const isAway = height !== undefined
  const wasAway = useRef(isAway)
  useLayoutEffect(() => {
    wasAway.current = isAway
  }, [isAway])
  const beginsAway = (part: Part) => wasAway.current || (drawn !== undefined && !drawn.has(part))
  return (
    <div
      ref={element}
      class={isAway ? awayClass : undefined}
      style={isAway ? { height: `${height}px` } : { height: '' }}
    >
      {!isAway &&
        parts.map((part) => (
          <DayPart key={part.key} part={part} read={read} now={now} beginsAway={beginsAway(part)} />
        ))}
    </div>
  )
}
