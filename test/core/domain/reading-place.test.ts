import { expect, test } from 'vitest'
import {
  isWorthKeeping,
  mostPlaces,
  type ReadingPlace,
  toPlaces,
  withPlace,
} from '../../../src/core/domain/reading-place.ts'

const screen = 800

test.each([
  ['at the top of the post', { top: 300, bottom: 9000 }, false],
  ['still on its first screen', { top: -200, bottom: 9000 }, false],
  ['in the midst of it', { top: -3000, bottom: 4000 }, true],
  ['with its end in sight', { top: -8000, bottom: 700 }, false],
  ['below its end', { top: -9000, bottom: -50 }, false],
  ['where all of it is in sight', { top: 200, bottom: 500 }, false],
])('whether a place %s is kept', (_, edges, isKept) => {
  expect(isWorthKeeping({ screen, ...edges })).toBe(isKept)
})

test('the newest place stands first, one for each post, and no more than are kept', () => {
  let places: ReadingPlace[] = []
  for (let at = 0; at < mostPlaces + 5; at++) places = withPlace(places, `a/${at}`, 100 + at)
  expect(places).toHaveLength(mostPlaces)
  expect(places.at(-1)).toEqual({ postId: 'a/5', letters: 105 })
  places = withPlace(places, 'a/9', 7)
  expect(places[0]).toEqual({ postId: 'a/9', letters: 7 })
  expect(places.filter(({ postId }) => postId === 'a/9')).toHaveLength(1)
  expect(withPlace(places, 'a/9', undefined).some(({ postId }) => postId === 'a/9')).toBe(false)
})

test.each([undefined, 'here', 7, null, {}, [null, 4, { postId: 'a/1' }, { postId: 'a/1', letters: -4 }]])(
  'a row that says %j holds no place',
  (value) => {
    expect(toPlaces(value)).toEqual([])
  },
)
