import type { StoredPage } from '../../core/storage/pages.ts'

const dayMs = 86_400_000
const weekMs = 7 * dayMs
/** What a site does not give is not asked for again at every refresh. */
const betweenTriesMs = dayMs / 4
const mostAtOnce = 10

/**
 * Addresses to fetch now: what the catalog lists and is missing, and what is older than a week. Of the catalog's own,
 * those only whose publisher is followed. `tried` tells of those that are not stored.
 */
export function duePages(
  listed: readonly { url: string }[],
  stored: readonly StoredPage[],
  tried: ReadonlyMap<string, number>,
  now: number,
): string[] {
  const known = new Set(stored.map(({ url }) => url))
  const wanted = new Set(listed.map(({ url }) => url))
  const missing = [...wanted].filter(
    (url) => !known.has(url) && isPast(tried.get(url) ?? 0, betweenTriesMs, now),
  )
  const old = stored.filter(
    ({ url, pinnedBy, fetchedAt, triedAt }) =>
      (pinnedBy === 'reader' || wanted.has(url)) &&
      isPast(fetchedAt, weekMs, now) &&
      isPast(triedAt, betweenTriesMs, now),
  )
  return [...missing, ...old.map(({ url }) => url)].slice(0, mostAtOnce)
}

/** A time ahead of now is a wrong clock's: it must not keep a page old until then. */
function isPast(time: number, ageMs: number, now: number): boolean {
  return time > now || now - time >= ageMs
}
