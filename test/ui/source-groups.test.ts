import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCatalog } from '../../src/core/catalog/read-catalog.ts'
import { groupSources } from '../../src/ui/screens/source-groups.ts'
import { stateName } from '../../src/ui/words/state-names.ts'

const read = readCatalog(JSON.parse(readFileSync('public/catalog.json', 'utf8')))
if (read.kind !== 'catalog') throw new Error('The shipped catalog is not valid')
const catalog = {
  publishers: new Map(read.publishers.map((publisher) => [publisher.id, publisher])),
  sources: new Map(read.sources.map((source) => [source.id, source])),
}
const english = (code: string) => stateName('en', code)
const titles = (query: string) =>
  groupSources(catalog, query, english).flatMap((section) =>
    section.families.flatMap((family) => family.sources.map((source) => source.title)),
  )

test('every source of the catalog is listed once', () => {
  expect(titles('')).toHaveLength(catalog.sources.size)
  expect(new Set(titles('')).size).toBe(catalog.sources.size)
})

test('an outlet stands with its chapter, after it', () => {
  const boston = groupSources(catalog, '', english)
    .flatMap((section) => section.families)
    .find((family) => family.publisher.id === 'boston-dsa')
  expect(boston?.sources.map((source) => source.id)).toEqual([
    'bostondsa',
    'bostondsapoliticaleducationwg',
    'massachusetts-dsa-labor-workingmass',
  ])
})

test('national bodies come first, then chapters by the name of their state', () => {
  const sections = groupSources(catalog, '', english)
  expect(sections[0]?.kind).toBe('national')
  const states = sections.filter((section) => section.state).map((section) => english(section.state ?? ''))
  expect(states).toEqual([...states].sort((a, b) => a.localeCompare(b)))
})

test('search looks at titles, publishers and states, without regard to case and accents', () => {
  expect(titles('PORTLAND')).toEqual(['Portland DSA'])
  expect(titles('oregon')).toContain('Eugene DSA')
  expect(titles('labor outlet')).toEqual(['Working Mass: The Massachusetts DSA Labor Outlet'])
  expect(titles('nobody is called this')).toEqual([])
})

test('search finds what was renamed by its former name, too', () => {
  const publishers = new Map([
    ['p', { id: 'p', name: 'Elm DSA', kind: 'chapter' as const, former: { title: 'Oak DSA', until: 1 } }],
  ])
  const source = { id: 's', publisherId: 'p', title: 'News', feedUrl: 'https://elm.example/', language: 'en' }
  const sources = new Map([['s', { ...source, former: { title: 'Tidings', until: 1 } }]])
  for (const query of ['oak', 'tidings', 'elm', 'news'])
    expect(groupSources({ publishers, sources }, query, english)).toHaveLength(1)
  expect(groupSources({ publishers, sources }, 'ash', english)).toEqual([])
})

test('a circle of parents in a catalog ends', () => {
  const publishers = new Map([
    ['a', { id: 'a', name: 'A', kind: 'chapter' as const, parent: 'b' }],
    ['b', { id: 'b', name: 'B', kind: 'chapter' as const, parent: 'a' }],
  ])
  const sources = new Map([
    ['s', { id: 's', publisherId: 'a', title: 'S', feedUrl: 'https://a.example/', language: 'en' }],
  ])
  expect(groupSources({ publishers, sources }, '', english)).toHaveLength(1)
})
