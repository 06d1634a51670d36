import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publisherKinds } from '../../src/core/domain/publisher.ts'
import { normalizedTag } from '../../src/core/domain/timeline-filter.ts'
import {
  filterAddress,
  filteredSources,
  filterKeys,
  filterQuery,
  readFilter,
} from '../../src/ui/timeline-filter.ts'
import { makePublisher, makeSource } from '../support/make-post.ts'

const publishers = new Map(
  [
    makePublisher({ id: 'boston', state: 'MA' }),
    makePublisher({ id: 'worker', state: 'MA', kind: 'publication' }),
    makePublisher({ id: 'roseville', state: 'CA' }),
  ].map((publisher) => [publisher.id, publisher]),
)
const sources = new Map(
  [
    makeSource({ id: 'b1', publisherId: 'boston' }),
    makeSource({ id: 'b2', publisherId: 'boston' }),
    makeSource({ id: 'w', publisherId: 'worker' }),
    makeSource({ id: 'r', publisherId: 'roseville' }),
    makeSource({ id: 'lost', publisherId: 'nobody' }),
  ].map((source) => [source.id, source]),
)
const catalog = { publishers, sources }

test('an address is read as the filter it was made from', () => {
  const filters = fc.record(
    {
      publisher: fc.constantFrom(...publishers.keys()),
      state: fc.constantFrom('MA', 'CA'),
      kind: fc.constantFrom(...publisherKinds),
      language: fc.stringMatching(/^[a-z]{2,3}$/),
      tag: fc
        .string()
        .map(normalizedTag)
        .filter((tag) => tag !== '' && tag === normalizedTag(tag)),
      unread: fc.constant(true as const),
      saved: fc.constant(true as const),
      audio: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(filters, (filter) => {
      const address = new URL(filterAddress(filterQuery(filter)), 'https://feed.example')
      expect(readFilter(Object.fromEntries(address.searchParams), catalog)).toEqual(filter)
    }),
    { seed: 7 },
  )
})

test('whatever stands in an address, what is read of it means something', () => {
  const queries = fc.dictionary(fc.oneof(fc.constantFrom(...filterKeys), fc.string()), fc.anything())
  fc.assert(
    fc.property(queries, (query) => {
      const filter = readFilter(query, catalog)
      expect(readFilter(filterQuery(filter), catalog)).toEqual(filter)
      if (filter.publisher !== undefined) expect(publishers.has(filter.publisher)).toBe(true)
      if (filter.kind !== undefined) expect(publisherKinds).toContain(filter.kind)
    }),
    { seed: 7 },
  )
  const nonsense = {
    publisher: '__proto__',
    state: 'ma',
    kind: 'toString',
    lang: 'english',
    tag: ' #',
    unread: 'true',
  }
  expect(readFilter(nonsense, catalog)).toEqual({})
})

test('publisher, state and kind leave the followed sources that are all of these', () => {
  const ids = (
    filter: Parameters<typeof filteredSources>[0],
    followed: ReadonlySet<string> | 'all' = 'all',
  ) => [...filteredSources(filter, followed, catalog)]
  expect(filteredSources({ unread: true }, 'all', catalog)).toBe('all')
  expect(ids({ state: 'MA' })).toEqual(['b1', 'b2', 'w'])
  expect(ids({ state: 'MA', kind: 'chapter' })).toEqual(['b1', 'b2'])
  expect(ids({ publisher: 'boston', state: 'CA' })).toEqual([])
  expect(ids({ state: 'MA' }, new Set(['b2', 'r']))).toEqual(['b2'])
})

test('tags are the same however they are written', () => {
  expect(['Labor', ' #labor ', 'LABOR'].map(normalizedTag)).toEqual(['labor', 'labor', 'labor'])
  expect(normalizedTag('Mutual \n Aid')).toBe('mutual aid')
  expect(normalizedTag('#'.repeat(9))).toBe('')
})
