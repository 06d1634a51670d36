import { expect, test } from 'vitest'
import { type AnswerFacts, type FeedHealth, healthLines, healthWords } from '../../scripts/feed-health.ts'
import type { ItemFacts } from '../../src/core/normalize/item-facts.ts'

const now = Date.UTC(2026, 4, 1)
const url = 'https://elm.example/feed'

function makeHealth(items: Partial<ItemFacts> = {}, answer: Partial<AnswerFacts> = {}): FeedHealth {
  return {
    kind: 'feed',
    isDamaged: false,
    answer: { url, finalUrl: url, headers: {}, bytes: 12_400, ...answer },
    items: {
      all: 10,
      cutShort: 0,
      onlySummary: 0,
      withoutText: 0,
      idsFromLink: 0,
      idsFromContent: 0,
      undated: 0,
      inFuture: 0,
      withImage: 0,
      newestAt: Date.UTC(2026, 3, 28, 22),
      ...items,
    },
  }
}

function lineOf(health: FeedHealth, name: string): string | undefined {
  return healthLines(health, now).find((line) => line.startsWith(name))
}

test('a plain feed is told in one fact a line', () => {
  expect(healthLines(makeHealth(), now)).toEqual([
    'Redirect: none.',
    'Status: 200.',
    'Content type: none.',
    'Cache headers: none.',
    'Size: 13 KB.',
    'Items: 10.',
    'Texts: none cut short.',
    'Ids: all given by the feed.',
    'Dates: newest 2026-04-28.',
    'Images: none.',
    'Fit for the catalog.',
  ])
})

test('what is amiss with its items is counted', () => {
  const health = makeHealth({
    cutShort: 4,
    onlySummary: 3,
    withoutText: 1,
    idsFromLink: 2,
    idsFromContent: 1,
    undated: 1,
    inFuture: 2,
    withImage: 6,
  })
  expect(healthLines(health, now).slice(6)).toEqual([
    'Texts: 4 cut short (they end in an ellipsis or “read more”), 3 with only a summary, 1 with no text.',
    'Ids: 2 known by their link, 1 with neither guid nor link, known by their content.',
    'Dates: newest 2026-04-28, 1 without a date, 2 dated in the future.',
    'Images: in 6 of 10 items.',
    'Fit for the catalog.',
  ])
})

test.each([
  [{ finalUrl: `${url}/`, movedTo: `${url}/` }, `Redirect: for good, to ${url}/.`],
  [{ finalUrl: `${url}/` }, `Redirect: for now, to ${url}/.`],
  [{ finalUrl: `${url}/b`, movedTo: `${url}/a` }, `Redirect: for good to ${url}/a, for now to ${url}/b.`],
  [{ url: 'HTTPS://Elm.example:443/feed#top' }, 'Redirect: none.'],
])('where it led: %o', (answer, line) => {
  expect(lineOf(makeHealth({}, answer), 'Redirect')).toBe(line)
})

test('headers stand on one line, without what would steer a terminal', () => {
  const headers = { contentType: 'text/xml;\tcharset=utf-8', etag: '"a"', cacheControl: 'no-\x1b[2Jcache' }
  const health = makeHealth({}, { headers })
  expect(lineOf(health, 'Content type')).toBe('Content type: text/xml; charset=utf-8.')
  expect(lineOf(health, 'Cache')).toBe('Cache headers: ETag "a", Cache-Control no-[2Jcache.')
})

test('a feed that ends early says so', () => {
  expect(healthLines({ ...makeHealth(), isDamaged: true } as FeedHealth, now)).toContain(
    'Damage: the document ends early; this is what came before.',
  )
})

const { newestAt: _, ...undated } = (makeHealth() as FeedHealth & { kind: 'feed' }).items
const answer = { url, finalUrl: url, headers: {}, bytes: 0 }

test.each<[FeedHealth, string]>([
  [makeHealth({ all: 0 }), 'It has no items.'],
  [
    { kind: 'feed', isDamaged: false, answer, items: undated },
    'None of its items has a date that can be true.',
  ],
  [makeHealth({ newestAt: Date.UTC(2024, 3, 29) }), 'Its newest post, of 2024-04-29, is over two years old.'],
  [{ kind: 'noAnswer', why: 'The site can’t be reached.' }, 'The site can’t be reached.'],
  [{ kind: 'noFeed', why: 'Not a feed: this is text.', answer }, 'Not a feed: this is text.'],
])('a feed that does not belong into the catalog: %#', (health, why) => {
  expect(healthLines(health, now).at(-1)).toBe(`Not fit for the catalog: ${why}`)
  expect(healthWords(health, now)).toBe(why)
})

test('a site that refuses is told with its status', () => {
  const health: FeedHealth = { kind: 'noAnswer', status: 404, why: 'The feed isn’t at its address anymore.' }
  expect(healthLines(health, now)[0]).toBe('Status: 404.')
})

test('in a list a good feed is told in a few words', () => {
  expect(healthWords(makeHealth({ all: 1 }), now)).toBe('1 item, newest of 2026-04-28')
  const moved = makeHealth({}, { movedTo: `${url}/` })
  expect(healthWords(moved, now)).toBe(`10 items, newest of 2026-04-28, moved for good to ${url}/`)
})
