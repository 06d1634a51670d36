import { expect, test } from 'vitest'
import type { Publisher } from '../../../src/core/domain/publisher.ts'
import { followedPages, pagesOf, publisherOfPage } from '../../../src/core/domain/publisher-pages.ts'
import type { Source } from '../../../src/core/domain/source.ts'

const page = { title: { en: 'Rights' }, kind: 'rights', language: 'en' } as const
const elm: Publisher = {
  id: 'elm',
  name: 'Elm',
  kind: 'chapter',
  site: 'https://www.elm.example/',
  pages: [{ ...page, url: 'https://elm.example/rights#top' }],
}
const oak: Publisher = {
  id: 'oak',
  name: 'Oak',
  kind: 'chapter',
  pages: [{ ...page, url: 'https://oak.example/' }],
}
const source = (publisherId: string): Source => ({
  id: `${publisherId}-feed`,
  publisherId,
  title: publisherId,
  feedUrl: `https://feeds.${publisherId}.example/rss`,
  language: 'en',
})
const catalog = {
  publishers: new Map([elm, oak].map((publisher) => [publisher.id, publisher])),
  sources: new Map([source('elm'), source('oak')].map((one) => [one.id, one])),
}

test('the pages of a publisher have the name they are stored under', () => {
  expect(pagesOf(elm)).toEqual([{ ...page, url: 'https://elm.example/rights', publisherId: 'elm' }])
})

test('only pages of publishers with a source that is on are followed', () => {
  expect(followedPages(catalog, { mode: 'all', except: [] })).toHaveLength(2)
  expect(followedPages(catalog, { mode: 'chosen', only: ['oak-feed'] })).toEqual(pagesOf(oak))
})

test.each([
  ['https://elm.example/a', 'elm'],
  ['http://www.elm.example/b', 'elm'],
  ['https://feeds.oak.example/c', 'oak'],
  ['https://other.example/', undefined],
])('the page %s is of %s', (url, id) => {
  expect(publisherOfPage(url, catalog)).toBe(id)
})
