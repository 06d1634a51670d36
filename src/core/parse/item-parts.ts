import { attachmentsOf } from './attachments.ts'
import { translatorsOf } from './authors.ts'
import { defined } from './defined.ts'
import { decodeEntities } from './entities.ts'
import { itemExtras } from './extras.ts'
import type { FeedItem } from './feed.ts'
import { firstDate, itemLanguage } from './first-value.ts'
import { itemImage } from './images.ts'
import { itemContent } from './item-content.ts'
import { itemTags } from './item-tags.ts'
import { isHtmlLink, relOf } from './link-elements.ts'
import { webUrl } from './links.ts'
import { collapse } from './plain-text.ts'
import { reactionsOf } from './reactions.ts'
import { allNamed, attributeOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

const publishedKeys = [
  'pubdate',
  'atom:published',
  'atom:issued',
  'dcterms:issued',
  'atom:created',
  'dcterms:created',
  'dc:date',
  'published',
  'date',
]
const modifiedKeys = ['atom:updated', 'atom:modified', 'dcterms:modified', 'updated', 'modified']

type ItemParts = Omit<FeedItem, 'id' | 'url' | 'title' | 'authors'>

/** What an RSS item and an Atom entry say in the same elements, their own or those of a module. */
export function itemParts(item: XmlElement): ItemParts {
  const content = itemContent(item)
  return {
    ...content,
    ...defined({
      translators: translatorsOf(item),
      imageUrl: itemImage(item),
      publishedAt: firstDate(item, publishedKeys),
      modifiedAt: firstDate(item, modifiedKeys),
      language: itemLanguage(item),
      contentWarning: contentWarning(content.contentHtml),
      commentsUrl: commentsUrl(item),
      ...reactionsOf(item),
    }),
    ...itemExtras(item),
    tags: itemTags(item),
    attachments: attachmentsOf(item),
  }
}

function commentsUrl(item: XmlElement): string | undefined {
  const comments = firstNamed(item, 'comments')
  const url = webUrl(trimmedText(comments), comments?.base)
  if (url !== undefined) return url
  const replies = allNamed(item, 'atom:link').find((link) => relOf(link) === 'replies' && isHtmlLink(link))
  return replies && webUrl(attributeOf(replies, 'href'), replies.base)
}

/** Mastodon writes the warning into the body, before a rule. */
const mastodonWarning = /^<p><strong>[^<]{1,40}:<\/strong>\s*([^<]{1,500})<\/p>\s*<hr/

function contentWarning(html: string | undefined): string | undefined {
  const written = html === undefined ? undefined : mastodonWarning.exec(html)?.[1]
  return written === undefined ? undefined : collapse(decodeEntities(written))
}
