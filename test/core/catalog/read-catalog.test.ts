import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCatalog } from '../../../src/core/catalog/read-catalog.ts'

const publisher = { id: 'roseville-dsa', name: 'Roseville DSA', kind: 'chapter' }
const source = {
  id: 'rosevilledsa',
  publisher: 'roseville-dsa',
  title: 'Roseville DSA',
  feed: 'https://chapter.example/feed',
  language: 'en',
}

test('a catalog entry becomes a source with its publisher', () => {
  const retired = { on: '2026-01-02', reason: 'The chapter dissolved.' }
  const value = {
    version: 1,
    publishers: [{ ...publisher, state: 'CA', languages: ['en', 'es'], site: 'https://chapter.example/' }],
    sources: [{ ...source, unverified: true, retired, color: 'red' }],
  }
  expect(readCatalog(value)).toEqual({
    kind: 'catalog',
    publishers: value.publishers,
    sources: [
      {
        id: 'rosevilledsa',
        publisherId: 'roseville-dsa',
        title: 'Roseville DSA',
        feedUrl: 'https://chapter.example/feed',
        language: 'en',
        unverified: true,
        retired,
      },
    ],
  })
})

test('the shipped catalog can be read', () => {
  const file = new URL('../../../public/catalog.json', import.meta.url)
  const catalog = readCatalog(JSON.parse(readFileSync(file, 'utf8')))
  expect(catalog.kind === 'catalog' ? catalog.sources.length : catalog).toBe(110)
})

test.each([
  ['the file', 'a page'],
  ['version', { version: 2 }],
  ['publishers', { version: 1, publishers: {}, sources: [] }],
  ['sources[0]', { version: 1, publishers: [], sources: ['x'] }],
  ['sources[0]: id', withSource({ id: undefined })],
  ['sources[0] "Bad Id": id', withSource({ id: 'Bad Id' })],
  ['sources[0] "rosevilledsa": title', withSource({ title: ' ' })],
  ['sources[0] "rosevilledsa": feed', withSource({ feed: 'ftp://chapter.example/feed' })],
  ['sources[0] "rosevilledsa": feed', withSource({ feed: 'https://' })],
  ['sources[0] "rosevilledsa": language', withSource({ language: 'english!' })],
  ['sources[0] "rosevilledsa": on', withSource({ retired: { on: 'today', reason: 'x' } })],
  ['sources[0] "rosevilledsa": retired', withSource({ retired: true })],
  ['source "rosevilledsa": publisher', withSource({ publisher: 'nobody' })],
  ['sources[1] "rosevilledsa": id', { version: 1, publishers: [publisher], sources: [source, source] }],
  ['publishers[0] "roseville-dsa": kind', withPublisher({ kind: 'party' })],
  ['publishers[0] "roseville-dsa": state', withPublisher({ state: 'California' })],
  ['publishers[0] "roseville-dsa": languages', withPublisher({ languages: [7] })],
  ['publisher "roseville-dsa": parent', withPublisher({ parent: 'nobody' })],
])('the error names %s', (where, value) => {
  expect(readCatalog(value)).toMatchObject({ kind: 'invalid', where })
})

function withSource(change: object) {
  return { version: 1, publishers: [publisher], sources: [{ ...source, ...change }] }
}

function withPublisher(change: object) {
  return { version: 1, publishers: [{ ...publisher, ...change }], sources: [source] }
}

const factsFile = '../shared/catalog/sources.json'

test.skipIf(!existsSync(factsFile))('the shipped catalog holds every known source (needs ../shared)', () => {
  const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as {
    id: string
    feed: string
    unverified?: boolean
  }[]
  const catalog = readCatalog(JSON.parse(readFileSync('public/catalog.json', 'utf8')))
  if (catalog.kind !== 'catalog') throw new Error(catalog.reason)
  const shipped = new Map(catalog.sources.map((source) => [source.id, source]))
  for (const { id, feed, unverified } of facts) {
    expect(shipped.get(id)).toMatchObject({ feedUrl: feed })
    expect(shipped.get(id)?.unverified === true).toBe(unverified === true)
  }
})
