import { allNamed, attributeOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

/** What others did with an item, as far as its feed counts it. */
export interface Reactions {
  commentsCount?: number | undefined
  likesCount?: number | undefined
  viewsCount?: number | undefined
}

/** By the modules slash and thr, and by Media RSS, where YouTube gives the number of those who liked a video. */
export function reactionsOf(item: XmlElement): Reactions {
  const commentsCount = count(trimmedText(firstNamed(item, 'slash:comments', 'thr:total')))
  const communities = [item, ...allNamed(item, 'media:group')].flatMap((scope) =>
    allNamed(scope, 'media:community'),
  )
  const [community] = communities
  if (!community) return { commentsCount }
  const rating = firstNamed(community, 'media:starrating')
  const statistics = firstNamed(community, 'media:statistics')
  return {
    commentsCount,
    likesCount:
      (statistics && count(attributeOf(statistics, 'favorites'))) ??
      (rating && count(attributeOf(rating, 'count'))),
    viewsCount: statistics && count(attributeOf(statistics, 'views')),
  }
}

function count(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,12}$/.test(written) ? Number(written) : undefined
}
