import { expect, test } from 'vitest'
import { isAtEdge, isScrolling, swipeOf } from '../../src/ui/swipe.ts'

test.each([
  ['far to the left', { x: -120, y: 10 }, 'forth'],
  ['far to the right', { x: 120, y: -30 }, 'back'],
  ['not far enough', { x: -80, y: 0 }, undefined],
  ['aslant', { x: -120, y: 90 }, undefined],
  ['down', { x: 5, y: 300 }, undefined],
])('a finger that goes %s', (_, way, swipe) => {
  expect(swipeOf(way)).toBe(swipe)
})

test('a finger that goes down scrolls, and one that rests does not', () => {
  expect(
    [
      { x: 3, y: 40 },
      { x: -30, y: 20 },
      { x: 2, y: -8 },
      { x: -90, y: 30 },
    ].map(isScrolling),
  ).toEqual([true, true, false, false])
})

test('the edges of the screen are the phone’s own', () => {
  expect([5, 200, 385].map((x) => isAtEdge(x, 390))).toEqual([true, false, true])
})
