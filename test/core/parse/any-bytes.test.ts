import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toPosts } from '../../../src/core/normalize/to-posts.ts'
import { type ParseOptions, parseFeed } from '../../../src/core/parse/parse-feed.ts'

const folder = new URL('../../fixtures/feeds/', import.meta.url)
const feeds = readdirSync(folder)
  .filter((file) => !file.endsWith('.json'))
  .map((file) => new Uint8Array(readFileSync(new URL(file, folder))))

const options: ParseOptions = { url: 'https://chapter.example/feed.xml' }
const source = {
  id: 'a',
  publisherId: 'a',
  title: 'A',
  feedUrl: 'https://chapter.example/feed.xml',
  language: 'en',
}

/** A feed or a problem; anything thrown fails the test. */
function outcomeOf(bytes: Uint8Array): string {
  const parsed = parseFeed(bytes, options)
  if (parsed.kind === 'failed') return parsed.problem.code
  const posts = toPosts(parsed.feed, source, 0, true)
  const isWhole = parsed.feed.items.every(({ id }) => id !== '') && posts.every(({ post }) => post.id !== '')
  return isWhole ? 'feed' : 'an item without an id'
}

const outcomes = ['feed', 'notAFeed', 'unreadable']

test('a feed cut off anywhere is a feed or a problem', () => {
  for (const bytes of feeds.filter(({ length }) => length < 3000)) {
    for (let end = 0; end < bytes.length; end += 17)
      expect(outcomes).toContain(outcomeOf(bytes.subarray(0, end)))
  }
})

test('a feed with bytes changed at random is a feed or a problem', () => {
  const random = randomNumbers(1)
  const signs = [...'<>&"\'/=![]-;?\0 a'].map((sign) => sign.charCodeAt(0))
  for (const bytes of feeds.filter(({ length }) => length < 20_000)) {
    for (let round = 0; round < 3; round++) {
      const changed = bytes.slice()
      for (let i = 0; i < 6; i++) {
        changed[Math.floor(random() * changed.length)] = signs[Math.floor(random() * signs.length)] ?? 0
      }
      expect(outcomes).toContain(outcomeOf(changed))
    }
  }
})

test('random bytes are a problem, or a feed by accident', () => {
  const random = randomNumbers(2)
  for (let round = 0; round < 300; round++) {
    const bytes = Uint8Array.from({ length: Math.floor(random() * 400) }, () => Math.floor(random() * 256))
    expect(outcomes).toContain(outcomeOf(bytes))
  }
})

const start = '<rss version="2.0"><channel><item><guid>1</guid></item>'

test.each([
  ['tags never closed', `${start}${'<a>'.repeat(100_000)}`],
  ['CDATA never closed', `${start}${'<![CDATA['.repeat(100_000)}`],
  ['comments never closed', `${start}${'<!--'.repeat(200_000)}`],
  ['instructions never closed', `${start}${'<?a '.repeat(200_000)}`],
  ['quotes never closed', `${start}${'<a b="'.repeat(100_000)}`],
  ['tags never ended', `${start}${'<a '.repeat(200_000)}`],
  ['end tags of nothing', `${start}${'</b>'.repeat(200_000)}`],
  ['crossed tags', `${start}${'<a><b></a></b>'.repeat(50_000)}`],
  ['references', `${start}<item><title>${'&amp;'.repeat(200_000)}</title></item>`],
  ['ampersands', `${start}<item><title>${'&'.repeat(500_000)}</title></item>`],
  ['items never closed', `${start}${'<item>'.repeat(50_000)}`],
  [
    'scripts never closed',
    `${start}<item><description>${'&lt;script&gt;'.repeat(50_000)}</description></item>`,
  ],
  [
    'tags in a body never ended',
    `${start}<item><description>${'&lt;a '.repeat(100_000)}</description></item>`,
  ],
  [
    'srcset of commas',
    `${start}<item><description>&lt;img srcset="${','.repeat(200_000)}"&gt;</description></item>`,
  ],
  ['white space', `${start}<item><title>${' '.repeat(500_000)}x</title></item>`],
  ['a person of signs', `${start}<item><author>${'('.repeat(100_000)}</author></item>`],
  ['a date of digits', `${start}<item><pubDate>${'1 '.repeat(100_000)}</pubDate></item>`],
  ['open comments before the root', `${'<!--'.repeat(200_000)}${start}`],
])('a document of %s ends in a feed, soon', (_, text) => {
  expect(outcomeOf(new TextEncoder().encode(text))).toBe('feed')
})

/** The same numbers in every run, https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
