import { defined } from './defined.ts'
import type { Feed, FeedItem, FeedLocation } from './feed.ts'
import { relOf } from './link-elements.ts'
import { webUrl } from './links.ts'
import { typedText } from './text-construct.ts'
import { attributeOf, elementsOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

type FeedExtras = Pick<Feed, 'hubUrl' | 'refreshMinutes' | 'licenseUrl'>
type ItemExtras = Pick<
  FeedItem,
  'licenseUrl' | 'transcriptUrl' | 'chaptersUrl' | 'location' | 'videoId' | 'originTitle'
>

/** What a feed says of how it is to be read, and under which license. */
export function feedExtras(feed: XmlElement): FeedExtras {
  const hub = elementsOf(feed).find((child) => child.key === 'atom:link' && relOf(child) === 'hub')
  return defined({
    hubUrl: hub && webUrl(attributeOf(hub, 'href'), hub.base),
    refreshMinutes: minutesByTtl(feed) ?? minutesByPeriod(feed),
    licenseUrl: elementsOf(feed).map(licenseUrl).find(Boolean),
  })
}

/** Of a podcast's episode, a video, or an entry that was taken from another feed. */
export function itemExtras(item: XmlElement): ItemExtras {
  let extras: ItemExtras = {}
  for (const child of item.children) {
    if (typeof child !== 'string' && extraKeys.has(child.key)) extras = { ...extras, ...extraOf(child, item) }
  }
  return extras
}

/** Asked first: of the elements of most items none is meant. */
const extraKeys = new Set([
  'podcast:transcript',
  'podcast:chapters',
  'georss:point',
  'geo:point',
  'geo:lat',
  'yt:videoid',
  'atom:source',
  'atom:link',
  'cc:license',
])

function extraOf(child: XmlElement, item: XmlElement): ItemExtras {
  switch (child.key) {
    case 'podcast:transcript':
      return defined({ transcriptUrl: webUrl(attributeOf(child, 'url'), child.base) })
    case 'podcast:chapters':
      return defined({ chaptersUrl: webUrl(attributeOf(child, 'url'), child.base) })
    case 'georss:point':
      return defined({ location: locationOf(trimmedText(child)?.split(/[\s,]+/)) })
    case 'geo:point':
      return defined({ location: latLong(child) })
    case 'geo:lat':
      return defined({ location: latLong(item) })
    case 'yt:videoid':
      return defined({ videoId: trimmedText(child) })
    case 'atom:source':
      return defined({ originTitle: typedText(firstNamed(child, 'atom:title')) })
    default:
      return defined({ licenseUrl: licenseUrl(child) })
  }
}

/** https://www.w3.org/2003/01/geo/ */
function latLong(parent: XmlElement): FeedLocation | undefined {
  const texts = ['geo:lat', 'geo:long'].map((key) => trimmedText(firstNamed(parent, key)) ?? '')
  return locationOf(texts)
}

/** https://docs.ogc.org/cs/17-002r1/17-002r1.html#20: latitude first. What is on no globe is left out. */
function locationOf([north = '', east = '', ...more]: readonly string[] = []): FeedLocation | undefined {
  const [latitude, longitude] = [toDegrees(north), toDegrees(east)]
  const isOnGlobe = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return isOnGlobe && more.length === 0 ? { latitude, longitude } : undefined
}

function toDegrees(text: string): number {
  return /^[-+]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

/** https://www.rfc-editor.org/rfc/rfc4946 and the modules of Creative Commons for RSS */
function licenseUrl(child: XmlElement): string | undefined {
  if (child.key === 'atom:link') {
    return relOf(child) === 'license' ? webUrl(attributeOf(child, 'href'), child.base) : undefined
  }
  if (child.key !== 'cc:license') return undefined
  return webUrl(trimmedText(child) ?? attributeOf(child, 'resource'), child.base)
}

function minutesByTtl(feed: XmlElement): number | undefined {
  const minutes = Number(trimmedText(firstNamed(feed, 'ttl')) ?? Number.NaN)
  return Number.isFinite(minutes) && minutes > 0 ? minutes : undefined
}

const minutesOfPeriod = new Map([
  ['hourly', 60],
  ['daily', 1440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', 525_600],
])

/** https://web.resource.org/rss/1.0/modules/syndication/ */
function minutesByPeriod(feed: XmlElement): number | undefined {
  const period = trimmedText(firstNamed(feed, 'sy:updateperiod'))?.toLowerCase()
  const minutes = minutesOfPeriod.get(period ?? '')
  const frequency = Number(trimmedText(firstNamed(feed, 'sy:updatefrequency')) ?? 1)
  return minutes !== undefined && frequency > 0 ? Math.round(minutes / frequency) : undefined
}
