import { expect, test } from 'vitest'
import { afterMove } from '../../../proxy/upstream/moved-away.ts'
import type { UpstreamProblem } from '../../../proxy/upstream/upstream-problem.ts'

const gone: UpstreamProblem = { code: 'status', status: 404 }
const moved: UpstreamProblem = { code: 'moved' }
const feed = 'http://chapter.example/feed'

test.each([
  ['another site', 'https://union.example/feed'],
  ['another place of the site', 'http://chapter.example/news/rss'],
])('a feed that moved for good to %s, where there is none, has moved', (_, to) => {
  expect(afterMove(gone, feed, to)).toEqual(moved)
  expect(afterMove({ code: 'status', status: 410 }, feed, to)).toEqual(moved)
  expect(afterMove({ code: 'htmlAnswer' }, feed, to)).toEqual(moved)
})

test.each([
  ['to https', 'https://chapter.example/feed'],
  ['to www', 'https://www.chapter.example/feed'],
  ['to a slash', 'http://chapter.example/feed/'],
  ['nowhere', undefined],
])('one that was sent %s has only gone', (_, to) => {
  expect(afterMove(gone, feed, to)).toEqual(gone)
})

test.each<UpstreamProblem>([
  { code: 'timeout' },
  { code: 'status', status: 503 },
  { code: 'status', status: 403 },
  { code: 'emptyAnswer' },
])('other trouble at the new place, %j, is told as it is', (problem) => {
  expect(afterMove(problem, feed, 'https://union.example/feed')).toEqual(problem)
})
