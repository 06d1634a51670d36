import { makeNoise, makeParagraph, makeTitle, type TextLanguage } from './make-text.ts'
import { makeRandom, type Random } from './random.ts'
import { feedTypes, type WrittenItem, writeFeed } from './write-feed.ts'

export interface FeedOptions {
  format?: 'rss' | 'atom' | 'json'
  title?: string
  /** Where links and images point to, without a slash at its end. */
  siteUrl?: string
  items?: number
  language?: TextLanguage
  /** Bodies are filled with text until the document is about so large. */
  bytes?: number
  /** Epoch ms of the newest post; the others are hours older. */
  newestAt?: number
  hoursApart?: number
  seed?: string | number
  /** Every how manyth post has one; 0 for none. */
  imageEvery?: number
  enclosureEvery?: number
  /** Microblog posts: no titles, one sentence. */
  isMicroblog?: boolean
}

export interface MadeFeed {
  body: string
  contentType: string
  items: WrittenItem[]
}

/** A feed of sample posts; the same options give the same bytes. */
export function makeFeed(options: FeedOptions = {}): MadeFeed {
  const format = options.format ?? 'rss'
  const title = options.title ?? 'Sample Chapter'
  const siteUrl = options.siteUrl ?? 'https://chapter.example'
  const items = makeItems(options, siteUrl)
  const body = writeFeed(format, { title, siteUrl, language: options.language ?? 'en', items })
  return { body, contentType: feedTypes[format], items }
}

function makeItems(options: FeedOptions, siteUrl: string): WrittenItem[] {
  const { items = 10, language = 'en', bytes, hoursApart = 7, isMicroblog = false } = options
  const { imageEvery = 3, enclosureEvery = 0 } = options
  const random = makeRandom(options.seed ?? options.title ?? 'feed')
  const newestAt = options.newestAt ?? Date.UTC(2026, 0, 15, 18)
  const noiseBytes = bytes === undefined ? 0 : Math.max(0, Math.floor(bytes / items) - 1300)
  return Array.from({ length: items }, (_, at) => {
    const title = makeTitle(random, language)
    const imageUrl = imageEvery > 0 && at % imageEvery === 0 ? `${siteUrl}/images/${at}.jpg` : undefined
    const hasSound = enclosureEvery > 0 && at % enclosureEvery === 0
    return {
      id: `${siteUrl}/?p=${at + 1}`,
      url: `${siteUrl}/posts/${at + 1}`,
      ...(isMicroblog ? {} : { title }),
      html: figure(imageUrl, title) + makeText(random, language, isMicroblog, noiseBytes),
      publishedAt: newestAt - at * hoursApart * 3_600_000,
      ...(imageUrl ? { imageUrl } : {}),
      ...(hasSound
        ? { enclosure: { url: `${siteUrl}/audio/${at}.mp3`, mimeType: 'audio/mpeg', bytes: 1_000_000 } }
        : {}),
    }
  })
}

function makeText(random: Random, language: TextLanguage, isMicroblog: boolean, noiseBytes: number): string {
  if (isMicroblog) return `<p>${makeParagraph(random, language, 1)}</p>`
  const second = `${makeParagraph(random, language)} ${makeNoise(random, noiseBytes)}`
  return `<p>${makeParagraph(random, language)}</p>\n<p>${second}</p>`
}

function figure(imageUrl: string | undefined, alt: string): string {
  return imageUrl ? `<figure><img src="${imageUrl}" alt="${alt}" width="1200" height="800"></figure>\n` : ''
}
