import { expect, test } from 'vitest'
import { knownFollow, mergedFollow } from '../../../src/core/choices/merge-follow.ts'
import { type Follow, isFollowed } from '../../../src/core/domain/follow.ts'

const ids = ['a', 'b', 'c', 'd']
const follows: Follow[] = ids.flatMap((_, at) => [
  { mode: 'all', except: ids.slice(at) },
  { mode: 'all', except: ids.slice(0, at) },
  { mode: 'chosen', only: ids.slice(at) },
  { mode: 'chosen', only: ids.slice(0, at) },
])

test('who has chosen keeps what is on, and gets what is on there', () => {
  for (const own of follows)
    for (const other of follows) {
      const merged = mergedFollow(own, other, true)
      for (const id of [...ids, 'later'])
        expect(isFollowed(merged, id)).toBe(isFollowed(own, id) || isFollowed(other, id))
    }
})

test('who has chosen nothing has the other phone’s choice', () => {
  for (const other of follows) expect(mergedFollow({ mode: 'all', except: [] }, other, false)).toEqual(other)
})

test('sources that are not known are left out and counted, but for a phone that knows none yet', () => {
  const follow: Follow = { mode: 'chosen', only: ['a', 'gone'] }
  expect(knownFollow(follow, new Set(ids))).toEqual({ follow: { mode: 'chosen', only: ['a'] }, unknown: 1 })
  expect(knownFollow({ mode: 'all', except: ['gone'] }, new Set(ids))).toEqual({
    follow: { mode: 'all', except: [] },
    unknown: 1,
  })
  expect(knownFollow(follow, new Set())).toEqual({ follow, unknown: 0 })
})
