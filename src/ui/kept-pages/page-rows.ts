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

/** Every page that is stored or that the catalog names; by address, so that it is there once. */
export function pageRows(catalog: Catalog, stored: readonly StoredPage[]): PageRow[] {
  const rows = new Map<string, PageRow>()
  for (const page of stored)
    rows.set(page.url, { url: page.url, publisherId: page.publisherId, listed: undefined, stored: page })
  for (const listed of [...catalog.publishers.values()].flatMap(pagesOf)) {
    const { url, publisherId } = listed
    rows.set(url, { url, publisherId, listed, stored: rows.get(url)?.stored })
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
