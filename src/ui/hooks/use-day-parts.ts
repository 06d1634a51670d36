import { useMemo, useRef } from 'preact/hooks'
import { type Statement, StatementGroups } from '../../core/domain/joint-statements.ts'
import type { Post } from '../../core/domain/post.ts'
import { type DayPart, splitIntoDays } from '../parts/days.ts'

/** Posts as a timeline shows them. While they grow at their end, only what is new is reckoned. */
export function useDayParts(posts: readonly Post[]): { statements: Statement[]; parts: DayPart[] } {
  const before = useRef<{ groups: StatementGroups; parts: DayPart[] }>(undefined)
  return useMemo(() => {
    before.current ??= { groups: new StatementGroups(), parts: [] }
    const statements = before.current.groups.group(posts)
    before.current.parts = splitIntoDays(statements, before.current.parts)
    return { statements, parts: before.current.parts }
  }, [posts])
}
