import { expect, test } from 'vitest'
import { chooseTop, gainMs, longWords, lossMs } from '../../../src/core/domain/front-page.ts'
import type { Post } from '../../../src/core/domain/post.ts'
import { makePost } from '../../support/make-post.ts'

const now = Date.UTC(2026, 0, 20, 12)
const hour = 3_600_000
const image = { url: 'https://chapter.example/a.jpg' }
const bySource = (sourceId: string) => sourceId

test('the newest post leads where nothing else speaks for another', () => {
  expect(leadOf(post('a', 2), post('b', 1), post('c', 3))).toBe('b')
})

test.each([
  ['a picture', { leadImage: image }],
  ['a text of many words', { wordCount: longWords }],
])('%s counts as being so much newer, and no more', (_, given) => {
  const hours = gainMs / hour
  expect(leadOf(post('new', 0), post('old', hours - 1, given))).toBe('old')
  expect(leadOf(post('new', 0), post('old', hours + 1, given))).toBe('new')
})

test('a picture and many words count together; one word less counts nothing', () => {
  const both = { leadImage: image, wordCount: longWords }
  const hours = (2 * gainMs) / hour - 1
  expect(leadOf(post('new', 0), post('old', hours, both))).toBe('old')
  expect(leadOf(post('new', 0), post('old', hours, { ...both, wordCount: longWords - 1 }))).toBe('new')
})

test('who posts much does not lead by that, and loses no more than four posts take', () => {
  const much = [0, 1, 2].map((at) => post('much', at, { id: `much/${at}` }))
  const quiet = (hours: number) => post('quiet', hours)
  expect(leadOf(...much, quiet((2 * lossMs) / hour - 1))).toBe('quiet')
  expect(leadOf(...much, quiet((2 * lossMs) / hour + 1))).toBe('much')
  const more = [...Array(30).keys()].map((at) => post('much', at / 100, { id: `much/${at}` }))
  expect(leadOf(...more, quiet((4 * lossMs) / hour + 1))).toBe('much')
})

test('a post without a headline or a date is never on top', () => {
  const { title: _, ...untitled } = post('untitled', 0)
  const { publishedAt: __, ...undated } = post('undated', 1)
  expect(idsOf([untitled, undated, post('a', 90)])).toEqual(['a/0'])
  expect(chooseTop([untitled], bySource, 4)).toEqual({
    lead: undefined,
    others: [],
    leadHas: { picture: false, longText: false },
  })
})

test('each publisher is on top once, with its best, however many sources it has', () => {
  const posts = [post('a-blog', 1), post('a-podcast', 0), post('b', 4), post('c', 2)]
  const publisherOf = (sourceId: string) => sourceId.split('-')[0] ?? ''
  const { lead, others } = chooseTop(posts, publisherOf, 4)
  expect([lead, ...others].map((statement) => statement?.post.sourceId)).toEqual(['c', 'a-podcast', 'b'])
})

test('a statement of several is one story, which names them all', () => {
  const sketch = 'abcdefghijklmnopqrstuvwx'
  const { lead, others } = chooseTop([post('a', 0, { sketch }), post('b', 1, { sketch })], bySource, 4)
  expect(lead?.alsoBy.map(({ sourceId }) => sourceId)).toEqual(['b'])
  expect(others).toEqual([])
})

test('there are as many others as asked for, and the same posts in any order give the same page', () => {
  const posts = [...'abcdefgh'].map((id, at) => post(id, at % 3))
  expect(idsOf(posts)).toHaveLength(5)
  expect(idsOf(posts.toReversed())).toEqual(idsOf(posts))
})

test('it says what spoke for the lead', () => {
  const { leadHas } = chooseTop([post('a', 0, { leadImage: image, wordCount: 12 })], bySource, 4)
  expect(leadHas).toEqual({ picture: true, longText: false })
})

function post(sourceId: string, hoursAgo: number, given: Partial<Post> = {}): Post {
  return makePost({ id: `${sourceId}/0`, sourceId, publishedAt: now - hoursAgo * hour, ...given })
}

function leadOf(...posts: Post[]): string | undefined {
  return chooseTop(posts, bySource, 4).lead?.post.sourceId
}

function idsOf(posts: Post[]): (string | undefined)[] {
  const { lead, others } = chooseTop(posts, bySource, 4)
  return [lead, ...others].map((statement) => statement?.post.id)
}
