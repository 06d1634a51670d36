import type { Statement } from '../../core/domain/joint-statements.ts'

/** Statements of one day, or a part of them: long days are cut so that each piece can leave the page on its own. */
export interface DayPart {
  key: string
  /** Epoch ms of any moment of the day; absent for posts without a date. */
  day?: number
  isContinued: boolean
  statements: Statement[]
}

const mostInPart = 4

/**
 * Cuts a timeline, newest first, at midnight in the phone's zone. Parts of `before` that say the same are taken over as
 * they are, so that whoever drew them need not look at them again.
 */
export function splitIntoDays(statements: readonly Statement[], before: readonly DayPart[] = []): DayPart[] {
  const parts = unchanged(before, statements)
  const done = parts.reduce((sum, part) => sum + part.statements.length, 0)
  let previousDay = done > 0 ? dayOf(statements[done - 1] as Statement) : undefined
  for (const statement of statements.slice(done)) {
    const { post } = statement
    const day = dayOf(statement)
    const current = parts.at(-1)
    if (current && day === previousDay && current.statements.length < mostInPart) {
      parts[parts.length - 1] = { ...current, statements: [...current.statements, statement] }
      continue
    }
    parts.push({
      key: `${day} ${post.id}`,
      ...(post.publishedAt === undefined ? {} : { day: post.sortAt }),
      isContinued: day === previousDay,
      statements: [statement],
    })
    previousDay = day
  }
  return parts
}

/** The parts of each day. */
export function daysOf(parts: readonly DayPart[]): DayPart[][] {
  const days: DayPart[][] = []
  for (const part of parts) {
    if (part.isContinued) days.at(-1)?.push(part)
    else days.push([part])
  }
  return days
}

/** The parts of which a row stands less than so many rows from a post's; none where it stands in none. */
export function partsAround(parts: readonly DayPart[], postId: string, rows: number): Set<DayPart> {
  const isOf = ({ post, alsoBy }: Statement) => [post, ...alsoBy].some(({ id }) => id === postId)
  const places = parts.flatMap((part) => part.statements.map((statement) => ({ part, statement })))
  const at = places.findIndex(({ statement }) => isOf(statement))
  return new Set(at < 0 ? [] : places.slice(Math.max(0, at - rows), at + rows).map(({ part }) => part))
}

/** The last part is none of them: it may have grown. */
function unchanged(before: readonly DayPart[], statements: readonly Statement[]): DayPart[] {
  let from = 0
  const end = before.slice(0, -1).findIndex((part) => {
    const isSame = part.statements.every((statement, at) => statement === statements[from + at])
    from += part.statements.length
    return !isSame
  })
  return before.slice(0, end < 0 ? -1 : end)
}

function dayOf({ post }: Statement): string {
  return post.publishedAt === undefined ? 'undated' : new Date(post.sortAt).toDateString()
}
