import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCatalog } from '../../../proxy/catalog/catalog.ts'
import { readCatalog } from '../../../src/core/catalog/read-catalog.ts'
import { readHotlines } from '../../../src/core/catalog/read-hotlines.ts'
import { isForState, isNational } from '../../../src/core/domain/hotline.ts'
import { stateCodes } from '../../../src/ui/words/state-names.ts'

const whole = {
  id: 'guild',
  name: { en: 'Guild', es: 'Gremio' },
  states: ['CA', 'OR'],
  number: '+12125550100',
  shown: '(212) 555-0100',
  for: ['arrest', 'federal'],
  note: 'Day and night.',
  languages: ['en', 'es-MX'],
  source: { name: 'The Guild', url: 'https://guild.example/', on: '2026-01-02' },
  checked: { on: '2026-02-03', way: 'call' },
}
const {
  states: _,
  note: __,
  languages: ___,
  ...least
} = {
  ...whole,
  source: { name: 'The Guild', url: 'https://guild.example/' },
}

test('a hotline is read with all it tells; fields of a newer catalog are passed over', () => {
  const { for: purposes, ...rest } = whole
  expect(readHotlines([{ ...whole, color: 'red' }])).toEqual([
    {
      ...rest,
      purposes,
      note: { en: 'Day and night.' },
      source: { ...whole.source, name: { en: 'The Guild' } },
    },
  ])
  expect(errorsOf([{ ...whole, color: 'red' }])).toEqual([])
})

test('one without states is for the whole country, one with states for each of them', () => {
  const [forAll, forSome] = readHotlines([{ ...least, id: 'all' }, whole])
  if (!forAll || !forSome) throw new Error('Not read.')
  expect([isNational(forAll), isForState(forAll, 'CA')]).toEqual([true, false])
  expect([isNational(forSome), isForState(forSome, 'CA'), isForState(forSome, 'TX')]).toEqual([
    false,
    true,
    false,
  ])
  expect(isForState(forSome, undefined)).toBe(false)
})

test('the catalog keeps the list as it is, for the screen to read', () => {
  const hotlines = [whole, { id: 'broken' }]
  expect(readCatalog(catalogWith(hotlines))).toMatchObject({ kind: 'catalog', hotlines })
  expect(readCatalog(catalogWith(undefined))).not.toHaveProperty('hotlines')
})

test('a phone leaves out one for what it knows nothing of, and what it does know stays', () => {
  const newer = { ...least, id: 'newer', for: ['bail'] }
  const both = { ...least, id: 'both', for: ['bail', 'arrest'] }
  expect(readHotlines([newer, both]).map(({ id, purposes }) => [id, purposes])).toEqual([
    ['both', ['arrest']],
  ])
  expect(errorsOf([newer])).toHaveLength(1)
})

test.each([
  ['id', { ...whole, id: 'Not a slug' }],
  ['name', { ...whole, name: { es: 'Gremio' } }],
  ['states', { ...whole, states: ['California'] }],
  ['states', { ...whole, states: [] }],
  ['number', { ...whole, number: '212-555-0100' }],
  ['shown', { ...whole, shown: '212-555-0101' }],
  ['shown', { ...whole, shown: '212-555-GILD' }],
  ['shown', { ...whole, shown: '555-0100' }],
  ['for', { ...whole, for: 'arrest' }],
  ['note', { ...whole, note: '' }],
  ['languages', { ...whole, languages: 'en' }],
  ['languages', { ...whole, languages: ['Spanish'] }],
  ['source', { ...whole, source: 'https://guild.example/' }],
  ['source', { ...whole, source: { name: 'The Guild', url: 'javascript:alert(1)' } }],
  ['source', { ...whole, source: { ...whole.source, on: 'January' } }],
  ['checked', { ...whole, checked: '2026-02-03' }],
  ['checked', { ...whole, checked: { on: '2026-02-03', way: 'heard' } }],
])(
  'the server refuses a wrong %s and names it; the phone leaves that one out and keeps the others',
  (field, entry) => {
    expect(errorsOf([entry])).toEqual([expect.stringContaining(`, ${field}: must be `)])
    expect(readHotlines([entry, { ...least, id: 'other' }]).map(({ id }) => id)).toEqual(['other'])
  },
)

test.each([
  [{}, 'hotlines: must be a list.'],
  [[7], 'hotlines, entry 1: must be an object.'],
  [[whole, whole], 'hotlines, entry 2 ("guild"), id: is there twice.'],
])('the server refuses the list %j', (hotlines, error) => {
  expect(errorsOf(hotlines)).toEqual([error])
})

test('nothing that is no list breaks the screen, and of two with one id the first stays', () => {
  for (const value of [undefined, null, 7, {}, 'hotlines']) expect(readHotlines(value)).toEqual([])
  expect(readHotlines([least, { ...least, name: 'Other' }])).toHaveLength(1)
})

test('every number we ship is read, is one of the United States, and is for states that exist', () => {
  const { hotlines } = JSON.parse(readFileSync('public/catalog.json', 'utf8')) as { hotlines: unknown[] }
  const read = readHotlines(hotlines)
  expect(read).toHaveLength(hotlines.length)
  expect(read.filter(isNational).length).toBeGreaterThan(0)
  for (const { id, number, states = [], name, note } of read) {
    expect(number, id).toMatch(/^\+1[2-9]\d{2}[2-9]\d{6}$/)
    for (const state of states) expect(stateCodes, id).toContain(state)
    expect([name.es, note?.es], id).not.toContain(undefined)
  }
})

function catalogWith(hotlines: unknown) {
  return { version: 1, publishers: [], sources: [], hotlines }
}

function errorsOf(hotlines: unknown): string[] {
  const parsed = parseCatalog(JSON.stringify(catalogWith(hotlines)))
  return parsed.kind === 'failed' ? parsed.errors : []
}
