import { untrustedHtml } from '../domain/html.ts'
import { parseDate } from './dates.ts'
import { defined } from './defined.ts'
import type { Feed, FeedAttachment, FeedAuthor, FeedItem } from './feed.ts'
import { fallbackId } from './item-id.ts'
import { languageTag } from './language-tag.ts'
import { absoluteUrl, webUrl, withAbsoluteLinks } from './links.ts'
import { plainOrHtml } from './plain-text.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** JSON Feed 1.0 and 1.1, https://www.jsonfeed.org/version/1.1/; `undefined` for any other JSON. */
export function parseJsonFeed(
  document: unknown,
  url: string | undefined,
): Omit<Feed, 'isDamaged'> | undefined {
  if (!isObject(document)) return undefined
  const version = /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\/(1(?:\.\d)?)/.exec(
    textIn(document, 'version') ?? '',
  )?.[1]
  if (version === undefined) return undefined
  return {
    format: version === '1' || version === '1.0' ? 'json1.0' : 'json1.1',
    ...defined({
      title: plainIn(document, 'title'),
      homePageUrl: webUrl(textIn(document, 'home_page_url'), url),
      feedUrl: webUrl(textIn(document, 'feed_url'), url) ?? url,
      description: plainIn(document, 'description'),
      iconUrl: webUrl(textIn(document, 'icon'), url),
      faviconUrl: webUrl(textIn(document, 'favicon'), url),
      language: languageTag(textIn(document, 'language')),
      hubUrl: webUrl(
        objectsIn(document, 'hubs')
          .map((hub) => textIn(hub, 'url'))
          .find(Boolean),
        url,
      ),
    }),
    authors: authorsOf(document, url),
    items: objectsIn(document, 'items').map((item) => parseItem(item, url)),
  }
}

function parseItem(item: JsonObject, base: string | undefined): FeedItem {
  const html = textIn(item, 'content_html')?.trim()
  const parts = {
    ...defined({
      url: webUrl(textIn(item, 'url'), base),
      externalUrl: webUrl(textIn(item, 'external_url'), base),
      title: plainIn(item, 'title'),
      contentHtml: html ? untrustedHtml(withAbsoluteLinks(html, base)) : undefined,
      contentText: textIn(item, 'content_text')?.trim() || undefined,
      summary: plainIn(item, 'summary'),
      imageUrl: webUrl(textIn(item, 'image'), base),
      bannerUrl: webUrl(textIn(item, 'banner_image'), base),
      publishedAt: parseDate(textIn(item, 'date_published')),
      modifiedAt: parseDate(textIn(item, 'date_modified')),
      language: languageTag(textIn(item, 'language')),
    }),
    authors: authorsOf(item, base),
    tags: tagsOf(item),
    attachments: objectsIn(item, 'attachments').flatMap((attachment) => parseAttachment(attachment, base)),
  }
  const stated = textIn(item, 'id')?.trim()
  return { id: stated || fallbackId(parts, textIn(item, 'url')), ...parts }
}

/** 1.0 has one `author`, 1.1 a list; feeds that mean to please both give both. */
function authorsOf(holder: JsonObject, base: string | undefined): FeedAuthor[] {
  const listed = objectsIn(holder, 'authors')
  const single = holder.author
  const people = listed.length > 0 ? listed : isObject(single) ? [single] : []
  return people
    .map((person) =>
      defined({
        name: plainIn(person, 'name'),
        url: personUrl(textIn(person, 'url'), base),
        avatarUrl: webUrl(textIn(person, 'avatar'), base),
      }),
    )
    .filter((person) => Object.keys(person).length > 0)
}

/** A page, or an address of mail; nothing that a browser would run. */
function personUrl(written: string | undefined, base: string | undefined): string | undefined {
  const url = absoluteUrl(written, base)
  return url !== undefined && /^(?:https?|mailto):/i.test(url) ? url : undefined
}

function tagsOf(item: JsonObject): string[] {
  const written = item.tags
  if (!Array.isArray(written)) return []
  const tags = written.flatMap((tag) =>
    typeof tag === 'string' || typeof tag === 'number' ? (plainOrHtml(String(tag)) ?? []) : [],
  )
  return [...new Set(tags)]
}

function parseAttachment(attachment: JsonObject, base: string | undefined): FeedAttachment[] {
  const url = webUrl(textIn(attachment, 'url'), base)
  if (url === undefined) return []
  const file = defined({
    mimeType: textIn(attachment, 'mime_type')?.trim() || undefined,
    title: plainIn(attachment, 'title'),
    bytes: countIn(attachment, 'size_in_bytes'),
    durationSeconds: countIn(attachment, 'duration_in_seconds'),
  })
  return [{ url, ...file }]
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function objectsIn(holder: JsonObject, key: string): JsonObject[] {
  const value = holder[key]
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** A string; numbers too, which some feeds give as ids. */
function textIn(holder: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(holder, key) ? holder[key] : undefined
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

function plainIn(holder: JsonObject, key: string): string | undefined {
  const text = textIn(holder, key)
  return text === undefined ? undefined : plainOrHtml(text)
}

function countIn(holder: JsonObject, key: string): number | undefined {
  const count = Number(textIn(holder, key) ?? Number.NaN)
  return Number.isFinite(count) && count > 0 ? count : undefined
}
