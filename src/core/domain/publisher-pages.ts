import { type Follow, isFollowed } from './follow.ts'
import { pageAddress } from './kept-page.ts'
import type { Publisher } from './publisher.ts'
import type { ListedPage } from './publisher-profile.ts'
import type { Source } from './source.ts'

interface Known {
  publishers: ReadonlyMap<string, Publisher>
  sources: ReadonlyMap<string, Source>
}

/** A page the catalog names, with whose it is. */
export interface PublisherPage extends ListedPage {
  publisherId: string
}

/** Of one publisher, by the name they are stored under. */
export function pagesOf({ id, pages = [] }: Publisher): PublisherPage[] {
  return pages.flatMap((page) => {
    const url = pageAddress(page.url)
    return url === undefined ? [] : [{ ...page, url, publisherId: id }]
  })
}

/** Pages of all publishers of whom the reader has a source on. */
export function followedPages({ publishers, sources }: Known, follow: Follow): PublisherPage[] {
  const followed = new Set(
    [...sources.values()].filter(({ id }) => isFollowed(follow, id)).map(({ publisherId }) => publisherId),
  )
  return [...publishers.values()].filter(({ id }) => followed.has(id)).flatMap(pagesOf)
}

/** Whose site an address is on, by the site they name or a feed of theirs. */
export function publisherOfPage(url: string, { publishers, sources }: Known): string | undefined {
  const host = hostOf(url)
  const site = [...publishers.values()].find((publisher) => publisher.site && hostOf(publisher.site) === host)
  return site?.id ?? [...sources.values()].find(({ feedUrl }) => hostOf(feedUrl) === host)?.publisherId
}

/** Many sites answer at both names. */
function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '')
}
