export interface WrittenFeed {
  title: string
  siteUrl: string
  language: string
  imageUrl?: string
  items: WrittenItem[]
}

export interface WrittenItem {
  id: string
  url: string
  title?: string
  html: string
  /** Epoch ms. */
  publishedAt: number
  authors?: string[]
  tags?: string[]
  /** Given only where it is not the feed's own. */
  language?: string
  imageUrl?: string
  enclosure?: { url: string; mimeType: string; bytes: number; durationSeconds?: number }
}

export type WrittenFormat = 'rss' | 'atom' | 'json'

export const feedTypes = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json',
} as const

/** The document a publisher's site would give, of its type in `feedTypes`. */
export function writeFeed(format: WrittenFormat, feed: WrittenFeed): string {
  if (format === 'json') return asJson(feed)
  return format === 'atom' ? asAtom(feed) : asRss(feed)
}

function asRss(feed: WrittenFeed): string {
  const image = feed.imageUrl
    ? `<image><url>${escaped(feed.imageUrl)}</url>${tag('title', feed.title)}${tag('link', feed.siteUrl)}</image>\n`
    : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
${tag('title', feed.title)}${tag('link', feed.siteUrl)}${tag('language', feed.language)}
${image}${feed.items.map(rssItem).join('\n')}
</channel></rss>
`
}

function rssItem(item: WrittenItem): string {
  const { enclosure } = item
  const attached = enclosure
    ? `<enclosure url="${escaped(enclosure.url)}" type="${enclosure.mimeType}" length="${enclosure.bytes}"/>${tag('itunes:duration', enclosure.durationSeconds)}`
    : ''
  return `<item>${tag('title', item.title)}${tag('link', item.url)}<guid isPermaLink="false">${escaped(item.id)}</guid>
${tag('pubDate', new Date(item.publishedAt).toUTCString())}${(item.authors ?? []).map((name) => tag('dc:creator', name)).join('')}${(item.tags ?? []).map((name) => tag('category', name)).join('')}${tag('dc:language', item.language)}${attached}
<content:encoded><![CDATA[${item.html}]]></content:encoded></item>`
}

function asAtom(feed: WrittenFeed): string {
  const newest = Math.max(0, ...feed.items.map(({ publishedAt }) => publishedAt))
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
${tag('title', feed.title)}<link href="${escaped(feed.siteUrl)}"/>${tag('id', `${feed.siteUrl}/`)}${tag('logo', feed.imageUrl)}
${tag('updated', new Date(newest).toISOString())}
${feed.items.map(atomEntry).join('\n')}
</feed>
`
}

function atomEntry(item: WrittenItem): string {
  const { enclosure, language } = item
  const at = new Date(item.publishedAt).toISOString()
  const attached = enclosure
    ? `<link rel="enclosure" type="${enclosure.mimeType}" length="${enclosure.bytes}" href="${escaped(enclosure.url)}"/>`
    : ''
  const authors = (item.authors ?? []).map((name) => `<author>${tag('name', name)}</author>`).join('')
  const tags = (item.tags ?? []).map((name) => `<category term="${escaped(name)}"/>`).join('')
  return `<entry${language ? ` xml:lang="${language}"` : ''}>${tag('title', item.title) || '<title/>'}<link href="${escaped(item.url)}"/>${tag('id', item.id)}
${tag('published', at)}${tag('updated', at)}${authors}${tags}${attached}<content type="html">${escaped(item.html)}</content></entry>`
}

function asJson(feed: WrittenFeed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.siteUrl,
    language: feed.language,
    icon: feed.imageUrl,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_html: item.html,
      date_published: new Date(item.publishedAt).toISOString(),
      image: item.imageUrl,
      language: item.language,
      tags: item.tags,
      authors: item.authors?.map((name) => ({ name })),
      attachments: item.enclosure && [
        {
          url: item.enclosure.url,
          mime_type: item.enclosure.mimeType,
          size_in_bytes: item.enclosure.bytes,
          duration_in_seconds: item.enclosure.durationSeconds,
        },
      ],
    })),
  })
}

function tag(name: string, text: string | number | undefined): string {
  return text === undefined ? '' : `<${name}>${escaped(String(text))}</${name}>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
