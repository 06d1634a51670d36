import { expect, test } from 'vitest'
import { isOver, keptUntil, tagsIn } from '../../../src/ui/pack/pack-choice.ts'

const day = '2026-11-20'
const noonAfter = (days: number) => new Date(2026, 10, 20 + days, 12).getTime()

test('a pack is asked about a week after its day, and again a week after it was kept', () => {
  expect(isOver({ day }, noonAfter(0))).toBe(false)
  expect(isOver({ day }, noonAfter(7))).toBe(false)
  expect(isOver({ day }, noonAfter(8))).toBe(true)
  const kept = { day, keptUntil: keptUntil(noonAfter(8)) }
  expect(isOver(kept, noonAfter(14))).toBe(false)
  expect(isOver(kept, noonAfter(16))).toBe(true)
})

test('a pack without a day is never asked about', () => {
  expect(isOver({}, noonAfter(1000))).toBe(false)
})

test('tags are told apart by commas, each once and as posts have them', () => {
  expect(tagsIn(' Labor, #labor,, Tenant  union ')).toEqual(['labor', 'tenant union'])
})
