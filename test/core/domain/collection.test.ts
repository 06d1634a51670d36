import { expect, test } from 'vitest'
import {
  type Collection,
  collectionSources,
  collectionTimes,
  isInCollection,
} from '../../../src/core/domain/collection.ts'
import type { Post } from '../../../src/core/domain/post.ts'
import { makePost, makePublisher, makeSource } from '../../support/make-post.ts'

const sources = ['blog', 'paper', 'radio'].map((id) => makeSource({ id, publisherId: `${id}-org` }))
const publishers = [
  makePublisher({ id: 'blog-org', kind: 'chapter' }),
  makePublisher({ id: 'paper-org', kind: 'publication' }),
  makePublisher({ id: 'radio-org', kind: 'podcast' }),
]
const known = {
  sources: new Map(sources.map((source) => [source.id, source])),
  publishers: new Map(publishers.map((publisher) => [publisher.id, publisher])),
}

test.each<[Partial<Collection>, Partial<Post>, boolean]>([
  [{ tags: ['labor', 'strike'] }, { tags: [' #Labor'] }, true],
  [{ tags: ['labor', 'strike'] }, { tags: ['Labor history'] }, false],
  [{ series: 'Strike Diary:' }, { title: 'STRIKE DIARY: day 3' }, true],
  [{ series: 'Strike Diary:' }, { title: 'A strike diary: day 3' }, false],
  [{ sources: ['paper'] }, { sourceId: 'paper' }, true],
  [{ sources: ['paper'] }, { sourceId: 'blog' }, false],
  [{ publishers: ['radio-org'] }, { sourceId: 'radio' }, true],
  [{ publishers: ['radio-org'] }, { sourceId: 'gone' }, false],
  [{ kinds: ['publication', 'podcast'] }, { sourceId: 'radio' }, true],
  [{ kinds: ['publication', 'podcast'] }, { sourceId: 'blog' }, false],
  [{ language: 'es' }, { language: 'es-MX' }, true],
  [{ language: 'es' }, { language: 'en' }, false],
  [{ from: '2026-01-15' }, { sortAt: Date.UTC(2026, 0, 15) }, true],
  [{ from: '2026-01-15' }, { sortAt: Date.UTC(2026, 0, 15) - 1 }, false],
  [{ until: '2026-01-15' }, { sortAt: Date.UTC(2026, 0, 16) - 1 }, true],
  [{ until: '2026-01-15' }, { sortAt: Date.UTC(2026, 0, 16) }, false],
])('%j and a post with %j: %s', (conditions, given, isIn) => {
  expect(isInCollection(collection(conditions), makePost(given), known)).toBe(isIn)
})

test('every condition has to hold', () => {
  const both = collection({ tags: ['labor'], kinds: ['publication'] })
  expect(isInCollection(both, makePost({ sourceId: 'paper', tags: ['Labor'] }), known)).toBe(true)
  expect(isInCollection(both, makePost({ sourceId: 'blog', tags: ['Labor'] }), known)).toBe(false)
  expect(isInCollection(both, makePost({ sourceId: 'paper' }), known)).toBe(false)
})

test('only followed sources are asked, and of those only the ones that can be in it', () => {
  expect(collectionSources(collection({ tags: ['labor'] }), 'all', known)).toBe('all')
  const written = collection({ kinds: ['publication', 'chapter'] })
  expect(collectionSources(written, 'all', known)).toEqual(new Set(['blog', 'paper']))
  expect(collectionSources(written, new Set(['paper', 'radio']), known)).toEqual(new Set(['paper']))
})

test('the last day belongs to it', () => {
  expect(collectionTimes(collection({ from: '2026-01-15', until: '2026-01-15' }))).toEqual({
    from: Date.UTC(2026, 0, 15),
    before: Date.UTC(2026, 0, 16),
  })
})

function collection(conditions: Partial<Collection>): Collection {
  return { id: 'c', title: { en: 'C', es: 'C' }, ...conditions }
}
