import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movedBy, swipeOf, whole, zoomedAt } from '../../src/ui/parts/zoom.ts'

const stage = { width: 390, height: 600 }

test('what lies under the fingers stays there, while the picture fills the stage', () => {
  const point = { x: 60, y: -80 }
  const zoom = zoomedAt(whole, 2, point, stage)
  expect(zoom.scale).toBe(2)
  expect([(point.x - zoom.x) / 2, (point.y - zoom.y) / 2]).toEqual([60, -80])
})

test('however it is pinched and moved, no edge comes further in than the stage’s', () => {
  const move = fc.record({
    factor: fc.double({ min: 0.1, max: 10, noNaN: true }),
    x: fc.integer(),
    y: fc.integer(),
  })
  fc.assert(
    fc.property(fc.array(move), (moves) => {
      let zoom = whole
      for (const { factor, x, y } of moves)
        zoom = movedBy(zoomedAt(zoom, factor, { x: x % 195, y: y % 300 }, stage), { x, y }, stage)
      expect(zoom.scale).toBeGreaterThanOrEqual(1)
      expect(zoom.scale).toBeLessThanOrEqual(5)
      expect(Math.abs(zoom.x)).toBeLessThanOrEqual(((zoom.scale - 1) * stage.width) / 2 + 1e-6)
      expect(Math.abs(zoom.y)).toBeLessThanOrEqual(((zoom.scale - 1) * stage.height) / 2 + 1e-6)
    }),
    { seed: 3 },
  )
  expect(movedBy(whole, { x: 50, y: 50 }, stage)).toEqual(whole)
})

test.each([
  [{ x: -120, y: 10 }, 1],
  [{ x: 120, y: -10 }, -1],
  [{ x: 30, y: 0 }, 0],
  [{ x: 80, y: 90 }, 0],
])('a finger moved by %o turns by %i', (by, turn) => {
  expect(swipeOf(by)).toBe(turn)
})
