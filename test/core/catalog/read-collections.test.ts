import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCatalog } from '../../../proxy/catalog/catalog.ts'
import { readCatalog } from '../../../src/core/catalog/read-catalog.ts'

const title = { en: 'Labor', es: 'Trabajo' }
const whole = {
  id: 'labor',
  title,
  tags: ['Labor', ' #Unions '],
  series: 'Strike Diary:',
  sources: ['rosevilledsa'],
  publishers: ['roseville-dsa'],
  kinds: ['chapter'],
  language: 'es-MX',
  from: '2026-01-01',
  until: '2026-02-01',
}

test('a collection is read with all its conditions; fields of a newer catalog are passed over', () => {
  expect(collectionsOf([{ ...whole, color: 'red' }])).toEqual([
    { ...whole, tags: ['labor', 'unions'], language: 'es' },
  ])
  expect(parseCatalog(JSON.stringify(withCollections([{ ...whole, color: 'red' }])))).toMatchObject({
    kind: 'catalog',
  })
})

test('a catalog without collections has none', () => {
  expect(readCatalog(withCollections(undefined))).not.toHaveProperty('collections')
})

test('a phone leaves out a collection that chooses by nothing it knows; the server does not take it', () => {
  const newer = { id: 'near', title, states: ['CA'] }
  expect(collectionsOf([newer, whole])).toHaveLength(1)
  const parsed = parseCatalog(JSON.stringify(withCollections([newer])))
  expect(parsed.kind === 'failed' ? parsed.errors : parsed).toEqual([
    'collections, entry 1 ("near"): must have one of tags, series, sources, publishers, kinds, language, from, until.',
  ])
})

test.each([
  [{}, 'not a list'],
  [[7], 'an object'],
  [[{ ...whole, id: 'Not a slug' }], 'id'],
  [[whole, whole], 'id'],
  [[{ ...whole, title: 'Labor' }], 'title'],
  [[{ ...whole, title: { en: 'Labor' } }], 'title'],
  [[{ ...whole, tags: 'labor' }], 'tags'],
  [[{ ...whole, tags: [] }], 'tags'],
  [[{ ...whole, series: 1 }], 'series'],
  [[{ ...whole, sources: ['nobody'] }], 'sources'],
  [[{ ...whole, publishers: ['nobody'] }], 'publishers'],
  [[{ ...whole, kinds: ['club'] }], 'kinds'],
  [[{ ...whole, language: 'Spanish' }], 'language'],
  [[{ ...whole, from: 'January' }], 'from'],
  [[{ ...whole, until: 'January' }], 'until'],
])('page and server refuse %j', (collections, field) => {
  const read = readCatalog(withCollections(collections))
  const parsed = parseCatalog(JSON.stringify(withCollections(collections)))
  expect(read.kind === 'invalid' ? `${read.where} ${read.reason}` : read).toContain(field)
  expect(parsed.kind === 'failed' ? parsed.errors.join(' ') : parsed).toContain(
    field === 'not a list' ? 'must be a list' : field,
  )
})

test('the collections that are shipped are right for both', () => {
  const text = readFileSync(new URL('../../../public/catalog.json', import.meta.url), 'utf8')
  expect(parseCatalog(text)).toMatchObject({ kind: 'catalog' })
  const catalog = readCatalog(JSON.parse(text))
  expect(catalog.kind === 'catalog' && catalog.collections?.map(({ id }) => id)).toEqual([
    'labor',
    'publications',
    'spanish',
  ])
})

function withCollections(collections: unknown) {
  return {
    version: 1,
    publishers: [{ id: 'roseville-dsa', name: 'Roseville DSA', kind: 'chapter' }],
    sources: [
      {
        id: 'rosevilledsa',
        publisher: 'roseville-dsa',
        title: 'Roseville DSA',
        feed: 'https://chapter.example/feed',
        language: 'en',
      },
    ],
    collections,
  }
}

function collectionsOf(collections: unknown) {
  const catalog = readCatalog(withCollections(collections))
  if (catalog.kind !== 'catalog') throw new Error(`${catalog.where} ${catalog.reason}`)
  return catalog.collections
}
