import { expect, test } from 'vitest'
import { followAll, followNone, isFollowed, withFollowed } from '../../../src/core/domain/follow.ts'

test('with all followed a source the catalog gains later is on', () => {
  const follow = withFollowed(followAll, ['a'], false)
  expect([isFollowed(follow, 'a'), isFollowed(follow, 'new')]).toEqual([false, true])
})

test('with chosen sources a source the catalog gains later is off', () => {
  const follow = withFollowed(followNone, ['a'], true)
  expect([isFollowed(follow, 'a'), isFollowed(follow, 'new')]).toEqual([true, false])
})

test('switching twice is switching back', () => {
  for (const start of [followAll, followNone]) {
    const on = isFollowed(start, 'a')
    const there = withFollowed(start, ['a', 'b'], !on)
    expect(withFollowed(there, ['a', 'b'], on)).toEqual(start)
    expect(withFollowed(there, ['a'], !on)).toEqual(there)
  }
})
