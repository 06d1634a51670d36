import { expect, test } from 'vitest'
import { writeSamples } from '../../scripts/demo/write-samples.ts'
import { publisherKinds } from '../../src/core/domain/publisher.ts'

const now = Date.UTC(2026, 0, 15, 18)
const feeds = Array.from({ length: 70 }, (_, at) => {
  const kind = publisherKinds[at % publisherKinds.length] ?? 'chapter'
  const source = { id: `source${at}`, title: `Place ${at} DSA`, kind, place: `Place ${at}` }
  return writeSamples(source, `http://publisher.example/${source.id}`, 'http://publisher.example', now).feed
})
const posts = feeds.flatMap((feed) => feed.items)

test('every sample post says that it is one', () => {
  const marks = ['Sample post, written by the demo.', 'Publicación de muestra, escrita por la demo.']
  expect(posts.filter(({ html }) => !marks.some((mark) => html.includes(mark)))).toEqual([])
})

test('sample posts are of the last weeks, none from the future', () => {
  for (const { publishedAt } of posts) {
    expect(publishedAt).toBeLessThanOrEqual(now)
    expect(publishedAt).toBeGreaterThan(now - 120 * 24 * 3_600_000)
  }
})

test('sample posts differ in length, kind and language', () => {
  const words = posts.map(({ html }) => html.replace(/<[^>]+>/g, ' ').split(/\s+/).length)
  expect(Math.min(...words)).toBeLessThan(20)
  expect(Math.max(...words)).toBeGreaterThan(1200)
  expect(posts.some(({ title }) => title === undefined)).toBe(true)
  expect(posts.some(({ language }) => language === 'es')).toBe(true)
  expect(posts.some(({ enclosure }) => enclosure !== undefined)).toBe(true)
})

test('telephone numbers in sample posts are fictional ones', () => {
  const numbers = posts.flatMap(({ html }) => html.match(/\b\d{3}-\d{4}\b/g) ?? [])
  expect(numbers.length).toBeGreaterThan(0)
  expect(numbers.filter((number) => !number.startsWith('555-01'))).toEqual([])
})
