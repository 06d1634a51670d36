import { httpUrl } from './http-url.ts'

/** Where a link of a post may lead: to another site, or within the post to one of `places`. */
export interface LinkRules {
  /** The post's own address, if it has one. */
  url: string | undefined
  /** When a feed is read a mere `#note` is resolved, too: against the feed, not against the post. */
  feedUrl: string | undefined
  /** Ids in the post, as written. */
  places: ReadonlySet<string>
}

export function ownLink(link: HTMLAnchorElement, { url, feedUrl, places }: LinkRules): void {
  const written = link.getAttribute('href')
  if (written === null) return
  const [page, name] = splitAtHash(written)
  const isOfFeed = page === '' || isSamePage(page, feedUrl)
  const place = isOfFeed || isSamePage(page, url) ? placeNamed(name, places) : undefined
  if (place !== undefined) {
    link.setAttribute('href', `#${placeId(place)}`)
    return
  }
  // A phone may take a star or a number sign for an order of its own.
  if (/^(?:mailto:|tel:[\d\s().+-]+$)/i.test(written)) return
  const outward = isOfFeed && written.includes('#') ? placeAt(url, name) : httpUrl(written)
  if (!outward) {
    link.removeAttribute('href')
    return
  }
  link.setAttribute('href', outward.href)
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
}

function placeNamed(name: string, places: ReadonlySet<string>): string | undefined {
  return name === '' ? undefined : [name, decoded(name)].find((place) => places.has(place))
}

/** Of the post as its site has it, with the comments, say. */
function placeAt(url: string | undefined, name: string): URL | undefined {
  return url === undefined || name === '' ? undefined : httpUrl(`${splitAtHash(url)[0]}#${name}`)
}

function splitAtHash(address: string): [string, string] {
  const at = address.indexOf('#')
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)]
}

/** Sites move to https and drop a slash, and their feeds go on naming the old address. */
function isSamePage(page: string, own: string | undefined): boolean {
  return own !== undefined && plain(page) === plain(splitAtHash(own)[0])
}

function plain(page: string): string {
  return page.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '')
}

export function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** As the sanitizer renames it, so that no id of a feed stands in for one of ours. */
function placeId(id: string): string {
  return id.startsWith('user-content-') ? id : `user-content-${id}`
}
