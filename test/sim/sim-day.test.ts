import { expect, test } from 'vitest'
import { isMissed } from '../bench/bench-result.ts'
import { countOriginRequests } from './sim-cache.ts'
import { simulateDay } from './sim-day.ts'
import { buildTimes, makeSources, pollSources } from './sim-sources.ts'

const hour = 60 * 60_000
const day = 24 * hour

test('a small day is as promised', async () => {
  const results = await simulateDay(1000)
  expect(results.filter(isMissed)).toEqual([])
  expect(results.filter(({ isOk }) => isOk).length).toBeGreaterThan(5)
}, 60_000)

test('a cache asks for the index once in its span, and after each push', () => {
  const asked = [0, 1, 29_000, 31_000, 62_000, 62_000].map((at) => ({ at, since: undefined }))
  const facts = { indexFreshMs: 30_000 }
  expect(countOriginRequests(asked, 2, 7, facts)).toEqual({ index: 5, bodies: 7 })
  const part = { at: 62_001, since: 3 }
  expect(countOriginRequests([...asked, part, part], 2, 7, facts)).toEqual({ index: 6, bodies: 7 })
})

test('the predecessor builds four times a day, with a hole at night', () => {
  expect(buildTimes(0, day).map((at) => at / hour)).toEqual([8, 12, 16, 20])
})

test('sources post as often as the table says, and every post is seen once', () => {
  const from = Date.UTC(2026, 0, 1)
  const until = from + 90 * day
  const sources = makeSources(68, from, until, 'x')
  const posts = sources.reduce((sum, { posts }) => sum + posts.length, 0)
  expect(posts / 3 / 68).toBeGreaterThan(9)
  expect(posts / 3 / 68).toBeLessThan(11.5)
  const counted = { countFrom: from, countUntil: until, pollMs: 30 * 60_000, seed: 'y' }
  const { changes } = pollSources(sources, { from, until, ...counted, hasWebSub: false })
  const quick = pollSources(sources, { from, until, ...counted, hasWebSub: true })
  const news = sources.reduce((sum, { posts, edits }) => sum + posts.length + edits.length, 0)
  expect(changes.length).toBeLessThanOrEqual(news)
  expect(quick.changes.length).toBeGreaterThan(changes.length)
})
