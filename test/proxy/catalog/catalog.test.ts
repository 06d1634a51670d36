import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parseCatalog } from '../../../proxy/catalog/catalog.ts'
import { openCatalogFile } from '../../../proxy/catalog/catalog-file.ts'
import { catalogText, tempDir, writeCatalog } from '../support.ts'

test('the shipped catalog is right', () => {
  const parsed = parseCatalog(readFileSync(new URL('../../../public/catalog.json', import.meta.url), 'utf8'))
  expect(parsed.kind === 'failed' ? parsed.errors : []).toEqual([])
})

test('a byte order mark and further fields are allowed', () => {
  const text = JSON.stringify({
    $schema: 'x',
    version: 1,
    publishers: [
      { id: 'p', name: 'P', kind: 'chapter', color: 'red', site: 'https://e.org/' },
      { id: 'q', name: 'Q', kind: 'chapter', site: 'on paper' },
    ],
    sources: [
      { id: 's', publisher: 'p', title: 'S', feed: 'https://e.org/f', language: 'en', note: 'x' },
      {
        id: 't',
        publisher: 'p',
        title: 'T',
        feed: 'https://e.org/g',
        language: 'en',
        retired: { on: '2026-01-02', reason: 'gone' },
      },
    ],
  })
  expect(parseCatalog(`\uFEFF${text}`)).toEqual({
    kind: 'catalog',
    catalog: {
      sources: [
        { id: 's', feed: 'https://e.org/f', isRetired: false },
        { id: 't', feed: 'https://e.org/g', isRetired: true },
      ],
      sites: ['https://e.org/'],
    },
  })
})

test.each([
  ['{', 'JSON'],
  ['[]', 'object'],
  ['{"version":2,"publishers":[],"sources":[]}', 'version'],
  ['{"version":1,"sources":[]}', 'publishers: must be a list'],
  ['{"version":1,"publishers":[7],"sources":[]}', 'publishers, entry 1: must be an object'],
  [
    '{"version":1,"publishers":[{"id":"../x","name":"X","kind":"chapter"}],"sources":[]}',
    'entry 1 ("../x"), id',
  ],
  [
    '{"version":1,"publishers":[{"id":"p","kind":"chapter"}],"sources":[]}',
    'publishers, entry 1 ("p"), name',
  ],
  [
    '{"version":1,"publishers":[{"id":"p","name":"P","kind":"k","parent":"q"}],"sources":[]}',
    '("p"), parent',
  ],
  [catalogText([{ id: 'a', feed: 'gopher://x' }]), 'sources, entry 1 ("a"), feed'],
  [
    catalogText([
      { id: 'a', feed: 'http://x' },
      { id: 'a', feed: 'http://x' },
    ]),
    'entry 2 ("a"), id: is there twice',
  ],
  [catalogText([{ id: 'a', feed: 'http://x', retired: { on: 'May', reason: '' } }]), 'retired'],
])('what is wrong in %s is named', (text, named) => {
  const parsed = parseCatalog(text)
  expect(parsed.kind === 'failed' && parsed.errors.join('\n')).toContain(named)
})

const page = { url: 'https://www.e.org/rights', title: 'Rights', kind: 'rights', language: 'en' }

test.each([
  [{ place: 7 }, 'place: must be a text'],
  [{ join: 'example.org' }, 'join: must be an address'],
  [{ contact: 'a@example.org' }, 'contact: must be an object'],
  [{ contact: { press: 'press' } }, 'contact, press: must be a mail address'],
  [{ listed: { on: '2026-01-02' } }, 'listed, why: must be a text'],
  [{ listed: { why: { es: 'x' } } }, 'listed, why: must be a text'],
  [{ notes: {} }, 'notes: must be a list'],
  [{ notes: [null] }, 'notes, entry 1: must be an object'],
  [{ notes: [{ text: 'x' }, { text: 'y', on: 'May' }] }, 'notes, entry 2, on: must be a day'],
  [{ platforms: [{ handle: '@x' }] }, 'platforms, entry 1, platform: must be one of'],
  [{ pages: [{ ...page, kind: 'song' }] }, 'pages, entry 1, kind: must be one of'],
  [{ pages: [page, { ...page, title: '' }] }, 'pages, entry 2, title: must be a text'],
  [{ pages: [{ ...page, url: 'e.org/rights' }] }, 'pages, entry 1, url: must be an address'],
  [{ pages: [{ ...page, language: undefined }] }, 'pages, entry 1, language: must be a language tag'],
  [
    { pages: [{ ...page, url: 'https://other.example/' }] },
    'pages, entry 1, url: "other.example" is no site of a publisher in this list',
  ],
  [{ platforms: [{ platform: 'myspace' }] }, 'platforms, entry 1, platform: must be one of'],
  [{ platforms: [{ platform: 'youtube', url: 'ftp://x' }] }, 'platforms, entry 1, url: must be an address'],
  [
    { platforms: [{ platform: 'youtube', follow: 'b' }] },
    'platforms, entry 1, follow: there is no source "b"',
  ],
])('what is wrong in the profile %j is named', (profile, named) => {
  const publishers = [{ id: 'p', name: 'P', kind: 'chapter', ...profile }]
  const sources = [{ id: 'a', publisher: 'p', title: 'A', feed: 'https://e.org/f', language: 'en' }]
  const parsed = parseCatalog(JSON.stringify({ version: 1, publishers, sources }))
  expect(parsed.kind === 'failed' ? parsed.errors : []).toEqual([
    expect.stringContaining(`publishers, entry 1 ("p"), ${named}`),
  ])
})

test('a page of the site of any publisher may be kept', () => {
  const publishers = [
    { id: 'p', name: 'P', kind: 'chapter', pages: [page] },
    { id: 'q', name: 'Q', kind: 'chapter', site: 'https://e.org/' },
  ]
  expect(parseCatalog(JSON.stringify({ version: 1, publishers, sources: [] })).kind).toBe('catalog')
})

test('a changed file is read again, a broken edit keeps the one before and is said', async () => {
  const dir = await tempDir()
  const path = await writeCatalog(dir, [{ id: 'a', feed: 'http://a.example/' }])
  const lines: string[] = []
  const file = await openCatalogFile(path, (line) => lines.push(line))
  const ids = () => file.current().catalog.sources.map(({ id }) => id)

  await writeFile(path, '{ broken')
  await file.reload()
  expect(ids()).toEqual(['a'])
  expect(lines.join()).toContain('JSON')

  await writeCatalog(dir, [{ id: 'longer', feed: 'http://b.example/' }])
  await file.reload()
  expect(ids()).toEqual(['longer'])
})

test('a missing file ends the start with a clear error', async () => {
  await expect(openCatalogFile('/nowhere/catalog.json', () => {})).rejects.toThrow('/nowhere/catalog.json')
})
