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

/** Cuts a timeline, newest first, at midnight in the phone's zone. */
export function splitIntoDays(statements: readonly Statement[]): DayPart[] {
  const parts: DayPart[] = []
  let previousDay: string | undefined
  for (const statement of statements) {
    const { post } = statement
    const day = post.publishedAt === undefined ? 'undated' : new Date(post.sortAt).toDateString()
    const current = parts.at(-1)
    if (current && day === previousDay && current.statements.length < mostInPart) {
      current.statements.push(statement)
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
