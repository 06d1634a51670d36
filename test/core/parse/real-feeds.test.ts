import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toPosts } from '../../../src/core/normalize/to-posts.ts'
import type { Feed } from '../../../src/core/parse/feed.ts'
import { parseFeed } from '../../../src/core/parse/parse-feed.ts'

interface RealFeed {
  file: string
  url: string
  contentType: string
  format: string
  /** As a tolerant reference parser counts them. */
  items: number
}

const folder = new URL('../../../../shared/corpus/real-feeds/', import.meta.url)
const manifest = new URL('manifest.json', folder)
const isPresent = existsSync(manifest)
const feeds: RealFeed[] = isPresent ? JSON.parse(readFileSync(manifest, 'utf8')) : []

/** Where the reference is wrong, or the file is: what we count instead, and why. */
const exceptions: Record<string, { items?: number; isDamaged?: boolean; because: string }> = {
  '029d2a364cb1.xml': { isDamaged: true, because: 'the file ends in the middle of its eighth item' },
  '9d532e328ce5.xml': {
    items: 10,
    because: 'each item holds a stray <item />, which is no item of the channel',
  },
}

/** Links as their feeds mean them, which look relative and are not: schemes of apps. */
const ownSchemes =
  /^(?:https?|mailto|tel|sms|data|javascript|chrome|omnifocus|feed|itms?|podcast|ftp|file|about):/i

test.skipIf(isPresent)('SKIPPED: the real feeds are not here, at ../shared/corpus/real-feeds', () => {})

test.runIf(isPresent)('there are 142 real feeds', () => {
  expect(feeds).toHaveLength(142)
})

test.each(feeds)('$file is read whole', (real) => {
  const feed = read(real)
  const exception = exceptions[real.file]
  expect(feed.items).toHaveLength(exception?.items ?? real.items)
  expect(feed.format.replace('.', '')).toBe(real.format === 'json1' ? 'json10' : real.format)
  expect(feed.isDamaged).toBe(exception?.isDamaged ?? false)
})

test.each(feeds)('$file keeps the contract', (real) => {
  const { items } = read(real)
  expect(items.filter(({ id }) => id.trim() === '')).toEqual([])
  expect(
    items.map(({ title }) => title ?? '').filter((title) => /<\/\w+>|&(?:#\d+|\w+);/.test(title)),
  ).toEqual([])
  expect(items.flatMap(({ url }) => url ?? []).filter((url) => !/^https?:\/\//i.test(url))).toEqual([])
  expect(items.flatMap(({ contentHtml }) => relativeLinks(contentHtml ?? ''))).toEqual([])
})

test.each(feeds)('$file becomes posts, each once', (real) => {
  const source = { id: 'real', publisherId: 'real', title: 'Real', feedUrl: real.url, language: 'en' }
  const posts = toPosts(read(real), source, Date.UTC(2026, 0, 1), true)
  expect(new Set(posts.map(({ post }) => post.id)).size).toBe(posts.length)
  expect(posts.filter(({ post }) => post.excerpt.length > 400 || /<\/\w+>/.test(post.excerpt))).toEqual([])
})

function read({ file, contentType, url }: RealFeed): Feed {
  const parsed = parseFeed(readFileSync(new URL(file, folder)), { contentType, url })
  if (parsed.kind === 'failed') throw new Error(`${file}: ${JSON.stringify(parsed.problem)}`)
  return parsed.feed
}

function relativeLinks(html: string): string[] {
  const links = html.matchAll(/<[a-z][^<>]*?\s(?:href|src|poster)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)
  return [...links]
    .map(([, double, single]) => (double ?? single ?? '').trim())
    .filter((link) => link !== '' && !ownSchemes.test(link))
}
