import type { DayPart } from './parts/days.ts'
import { usualRowPx } from './start.ts'

/** By the key of the part, in pixels, while it was out of the page. */
const heights = new Map<string, number>()

export function noteHeight({ key }: DayPart, height: number): void {
  heights.set(key, height)
}

/** What these are known to be high, or about that, in pixels. */
export function heightOf(parts: readonly DayPart[]): number {
  const of = ({ key, statements }: DayPart) => heights.get(key) ?? statements.length * usualRowPx
  return parts.reduce((sum, part) => sum + of(part), 0)
}
