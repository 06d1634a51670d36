import { expect, test } from 'vitest'
import { timelineTimes } from '../../../src/core/normalize/timeline-time.ts'
import { makeItem, now } from './feed-item.ts'

const minute = 60_000
const day = 86_400_000
const context = { feedUpdatedAt: now - day, now, index: 3, isFirstRefresh: false }
const first = { ...context, isFirstRefresh: true }

test('a post stands at its date', () => {
  const publishedAt = now - 5 * day
  expect(timelineTimes(makeItem({ publishedAt }), first)).toMatchObject({ publishedAt, sortAt: publishedAt })
})

test('a changed post stays at its first date', () => {
  const item = makeItem({ publishedAt: now - 5 * day, modifiedAt: now - day })
  expect(timelineTimes(item, context)).toMatchObject({ sortAt: now - 5 * day, modifiedAt: now - day })
})

test('a post with a date of change only stands there', () => {
  expect(timelineTimes(makeItem({ modifiedAt: now - day }), first).sortAt).toBe(now - day)
})

test('a clock a few minutes ahead does no harm', () => {
  const publishedAt = now + 9 * minute
  expect(timelineTimes(makeItem({ publishedAt }), context)).toMatchObject({ publishedAt, sortAt: now })
})

test('a post dated in the future stands where it was first seen, also on the first refresh', () => {
  const item = makeItem({ publishedAt: now + 30 * day })
  expect(timelineTimes(item, first)).toMatchObject({ publishedAt: undefined, sortAt: now - 3 })
})

test('a date before 1990 counts as none', () => {
  expect(timelineTimes(makeItem({ publishedAt: 0 }), context)).toMatchObject({
    publishedAt: undefined,
    sortAt: now - 3,
  })
})

test('a new post without a date stands at the top, in feed order', () => {
  expect(timelineTimes(makeItem(), context).sortAt).toBe(now - 3)
})

test('an archive without dates stands at the date of its feed', () => {
  expect(timelineTimes(makeItem(), first).sortAt).toBe(now - day - 3)
})

test('an archive without any date goes far down', () => {
  expect(timelineTimes(makeItem(), { ...first, feedUpdatedAt: undefined }).sortAt).toBeLessThan(
    now - 300 * day,
  )
})
