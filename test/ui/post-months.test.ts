import { expect, test } from 'vitest'
import { monthEdges, toMonths } from '../../src/ui/screens/post-months.ts'

const start = (year: number, month: number) => new Date(year, month - 1, 1).getTime()

test('the last twelve months end with this one, also at the end of a long month', () => {
  for (const now of [new Date(2026, 2, 31, 23), new Date(2026, 2, 1)]) {
    const edges = monthEdges(now.getTime())
    expect(edges).toHaveLength(13)
    expect(edges[0]).toBe(start(2025, 4))
    expect(edges[11]).toBe(start(2026, 3))
    expect(edges[12]).toBe(start(2026, 4))
  }
})

test('of the months before the oldest stored post nothing is known; after it none is none', () => {
  const edges = [start(2026, 1), start(2026, 2), start(2026, 3), start(2026, 4)]
  const oldestAt = new Date(2026, 1, 20).getTime()
  expect(toMonths(edges, { counts: [0, 2, 0], oldestAt })).toEqual([
    { start: edges[0] },
    { start: edges[1], count: 2 },
    { start: edges[2], count: 0 },
  ])
})

test('while nothing is stored no month is known', () => {
  const edges = [start(2026, 1), start(2026, 2)]
  expect(toMonths(edges, { counts: [0] })).toEqual([{ start: edges[0] }])
})
