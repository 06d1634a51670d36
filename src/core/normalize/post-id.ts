import type { FeedItem } from '../parse/feed.ts'
import { hashText } from '../parse/hash-text.ts'

export function postId(sourceId: string, identity: string): string {
  return `${sourceId}/${hashText(identity)}`
}

export interface IdentifiedItem {
  item: FeedItem
  identity: string
}

/**
 * The items with what each is known by from one refresh to the next: its id. Some feeds give one id to several
 * posts; then the address, else the title or the text, belongs to the identity, so that none is lost. Of items that
 * are the same twice, the first stays.
 */
export function identifyItems(items: readonly FeedItem[]): IdentifiedItem[] {
  const byId = new Map<string, FeedItem[]>()
  for (const item of items) {
    const same = byId.get(item.id)
    if (!same) byId.set(item.id, [item])
    else if (!same.some((other) => isSamePost(other, item))) same.push(item)
  }
  const kept = new Map<FeedItem, string>()
  const taken = new Set<string>()
  for (const [id, same] of byId) {
    for (const item of same) {
      const told = same.length === 1 ? id : `${id}\n${whatTellsApart(item)}`
      const identity = taken.has(told) ? `${told}\n${bodyOf(item) ?? ''}` : told
      if (taken.has(identity)) continue
      taken.add(identity)
      kept.set(item, identity)
    }
  }
  return items.flatMap((item) => {
    const identity = kept.get(item)
    return identity === undefined ? [] : [{ item, identity }]
  })
}

function isSamePost(a: FeedItem, b: FeedItem): boolean {
  if (a.url !== undefined && b.url !== undefined && a.url === b.url) return true
  return a.title === b.title && bodyOf(a) === bodyOf(b)
}

function whatTellsApart(item: FeedItem): string {
  return item.url ?? item.title ?? bodyOf(item) ?? ''
}

function bodyOf(item: FeedItem): string | undefined {
  return item.contentHtml ?? item.contentText ?? item.summary
}
