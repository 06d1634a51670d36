import { type PublisherPage, pagesOf } from '../../core/domain/publisher-pages.ts'
import type { StoredPage } from '../../core/storage/pages.ts'
import type { Catalog } from '../start.ts'

/** A page as a list shows it: named by the catalog, on this phone, or both. */
export interface PageRow {
  url: string
  publisherId: string | undefined
  listed: PublisherPage | undefined
  stored: StoredPage | undefined
}

/**
 * Every page that is stored or that the catalog names, once. In the catalog's order, so that a page which has just been
 * fetched stays where it was.
 */
export function pageRows(catalog: Catalog, stored: readonly StoredPage[]): PageRow[] {
  const rows = new Map<string, PageRow>()
  for (const listed of [...catalog.publishers.values()].flatMap(pagesOf)) {
    const { url, publisherId } = listed
    rows.set(url, { url, publisherId, listed, stored: undefined })
  }
  for (const page of stored) {
    const { url, publisherId } = page
    rows.set(url, { url, publisherId, listed: undefined, ...rows.get(url), stored: page })
  }
  return [...rows.values()]
}

/** The reader's own, then what the catalog wants kept for whom they follow, then what is left of earlier. */
export function groupedRows(rows: readonly PageRow[], followed: ReadonlySet<string>) {
  const isOwn = ({ stored }: PageRow) => stored?.pinnedBy === 'reader'
  const isWanted = ({ url }: PageRow) => followed.has(url)
  return {
    own: rows.filter(isOwn),
    listed: rows.filter((row) => !isOwn(row) && isWanted(row)),
    others: rows.filter((row) => !isOwn(row) && !isWanted(row) && row.stored),
  }
}
