import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCatalog } from '../../../proxy/catalog/catalog.ts'
import { readCatalog } from '../../../src/core/catalog/read-catalog.ts'
import { pageKinds, platformNames } from '../../../src/core/domain/publisher-profile.ts'

const publisher = { id: 'roseville-dsa', name: 'Roseville DSA', kind: 'chapter' }
const instagram = { platform: 'instagram', handle: '@roseville' }
const source = {
  id: 'rosevilledsa',
  publisher: 'roseville-dsa',
  title: 'Roseville DSA',
  feed: 'https://chapter.example/feed',
  language: 'en',
}

test.each([
  ['a mail address', 'list@server.example', true],
  ['a page', 'https://server.example/propose', true],
  ['a mail with a text of its own', 'list@server.example?body=x', false],
  ['a script', 'javascript:alert(1)', false],
  ['a name', 'the board', false],
  ['a list', ['list@server.example'], false],
])('proposals go to %s, or the list is refused here and by the server', (_, proposalsTo, isRight) => {
  const value = { version: 1, publishers: [publisher], sources: [source], proposalsTo }
  const read = readCatalog(value)
  if (isRight) expect(read).toMatchObject({ kind: 'catalog', proposalsTo })
  else expect(read).toMatchObject({ kind: 'invalid', where: 'proposalsTo' })
  const parsed = parseCatalog(JSON.stringify(value))
  expect(parsed.kind === 'failed' ? parsed.errors : []).toEqual(
    isRight ? [] : [expect.stringMatching(/^proposalsTo: must be a mail address/)],
  )
})

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

const page = { url: 'https://chapter.example/rights', title: 'Rights', kind: 'rights', language: 'en' }

test('a publisher may tell more of itself, in one language or in two', () => {
  const told = {
    place: 'Roseville',
    platforms: [
      { platform: 'mastodon', handle: '@roseville@social.example', follow: 'rosevilledsa' },
      { platform: 'twitch', url: 'https://twitch.example/roseville', status: 'planned' },
    ],
    contact: { email: 'hello@chapter.example', press: 'press@chapter.example' },
    join: 'https://chapter.example/join',
    listed: { why: { en: 'It asked to be.', es: 'Lo pidió.' }, by: 'Its members', on: '2026-01-02' },
    notes: [{ text: 'Meets on Mondays.', on: '2026-01-03', source: { en: 'Its bylaws' } }],
    pages: [page],
  }
  const catalog = readCatalog(withPublisher(told))
  expect(catalog.kind === 'catalog' ? catalog.publishers : catalog).toEqual([
    {
      ...publisher,
      ...told,
      listed: { ...told.listed, by: { en: 'Its members' } },
      notes: [{ ...told.notes[0], text: { en: 'Meets on Mondays.' } }],
      pages: [{ ...page, title: { en: 'Rights' } }],
    },
  ])
})

test('app, server and schema know the same platforms', () => {
  const schema = JSON.parse(readFileSync('public/catalog.schema.json', 'utf8'))
  expect(schema.$defs.platform.properties.platform.enum).toEqual([...platformNames])
  const file = withPublisher({ platforms: platformNames.map((platform) => ({ platform })) })
  expect(parseCatalog(JSON.stringify(file))).toMatchObject({ kind: 'catalog' })
})

test('app, server and schema know the same kinds of pages', () => {
  const schema = JSON.parse(readFileSync('public/catalog.schema.json', 'utf8'))
  expect(schema.$defs.publisher.properties.pages.items.properties.kind.enum).toEqual([...pageKinds])
  const file = withPublisher({ site: page.url, pages: pageKinds.map((kind) => ({ ...page, kind })) })
  expect(parseCatalog(JSON.stringify(file))).toMatchObject({ kind: 'catalog' })
})

test('the shipped pages have a title in both languages, and DSA Los Angeles’ page on its social media is one', () => {
  const catalog = readCatalog(JSON.parse(readFileSync('public/catalog.json', 'utf8')))
  if (catalog.kind !== 'catalog') throw new Error(catalog.reason)
  const pages = catalog.publishers.flatMap(({ pages = [] }) => pages)
  expect(pages.map(({ url }) => url)).toContain('https://dsa-la.org/social-media/')
  expect(pages.filter(({ title }) => !title.es)).toEqual([])
})

test('the shipped profiles are those of DSA Los Angeles and ten others', () => {
  const catalog = readCatalog(JSON.parse(readFileSync('public/catalog.json', 'utf8')))
  if (catalog.kind !== 'catalog') throw new Error(catalog.reason)
  const told = catalog.publishers.filter(({ listed, platforms }) => listed && platforms)
  expect(told).toHaveLength(11)
  const losAngeles = told.find(({ id }) => id === 'dsa-los-angeles')
  expect(losAngeles?.platforms?.map(({ platform, status = 'active' }) => `${platform} ${status}`)).toEqual([
    'twitter active',
    'instagram active',
    'facebook active',
    'youtube active',
    'twitch planned',
    'tiktok planned',
  ])
  for (const { platforms = [], notes = [], listed } of told) {
    for (const text of [listed?.why, listed?.by, ...notes.flatMap(({ text, source }) => [text, source])])
      expect(text?.es).toBeTruthy()
    // A platform that is followed is the address of a feed of the publisher itself.
    for (const { platform, follow } of platforms.filter((one) => one.follow !== undefined))
      expect(catalog.sources.find(({ id }) => id === follow)?.feedUrl).toContain(platform)
  }
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
  ['publishers[0] "roseville-dsa": place', withPublisher({ place: 7 })],
  ['publishers[0] "roseville-dsa": platforms', withPublisher({ platforms: 'Instagram' })],
  ['publishers[0] "roseville-dsa": platforms[1]', withPublisher({ platforms: [instagram, 'Threads'] })],
  ['publishers[0] "roseville-dsa": platforms[0].platform', withPlatform({ platform: 'myspace' })],
  ['publishers[0] "roseville-dsa": platforms[0].handle', withPlatform({ handle: '' })],
  ['publishers[0] "roseville-dsa": platforms[0].url', withPlatform({ url: 'javascript:alert(1)' })],
  ['publishers[0] "roseville-dsa": platforms[0].status', withPlatform({ status: 'soon' })],
  ['publisher "roseville-dsa": platforms[0].follow', withPlatform({ follow: 'nothing' })],
  ['publishers[0] "roseville-dsa": contact', withPublisher({ contact: 'a@chapter.example' })],
  ['publishers[0] "roseville-dsa": contact.email', withPublisher({ contact: { email: 'chapter.example' } })],
  [
    'publishers[0] "roseville-dsa": contact.press',
    withPublisher({ contact: { press: 'a@chapter.example?subject=Hi' } }),
  ],
  ['publishers[0] "roseville-dsa": join', withPublisher({ join: 'chapter.example/join' })],
  ['publishers[0] "roseville-dsa": listed.why', withPublisher({ listed: {} })],
  ['publishers[0] "roseville-dsa": listed.by.en', withPublisher({ listed: { why: 'x', by: { es: 'y' } } })],
  ['publishers[0] "roseville-dsa": listed.on', withPublisher({ listed: { why: 'x', on: 'May 1' } })],
  ['publishers[0] "roseville-dsa": pages[0].kind', withPublisher({ pages: [{ ...page, kind: 'x' }] })],
  ['publishers[0] "roseville-dsa": pages[0].url', withPublisher({ pages: [{ ...page, url: 'x' }] })],
  ['publishers[0] "roseville-dsa": pages[0].language', withPublisher({ pages: [{ ...page, language: 7 }] })],
  ['publishers[0] "roseville-dsa": notes[0].text', withPublisher({ notes: [{ on: '2026-01-02' }] })],
  ['publishers[0] "roseville-dsa": notes[0].on', withPublisher({ notes: [{ text: 'x', on: 2026 }] })],
])('the error names %s', (where, value) => {
  expect(readCatalog(value)).toMatchObject({ kind: 'invalid', where })
})

function withSource(change: object) {
  return { version: 1, publishers: [publisher], sources: [{ ...source, ...change }] }
}

function withPlatform(change: object) {
  return withPublisher({ platforms: [{ ...instagram, ...change }] })
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
