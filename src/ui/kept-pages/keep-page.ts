import { type PageProblem, pageAddress } from '../../core/domain/kept-page.ts'
import { pagesOf, publisherOfPage } from '../../core/domain/publisher-pages.ts'
import { type PageResult, refreshPage } from '../../core/refresh/refresh-page.ts'
import { type Pin, pageAt } from '../../core/storage/pages.ts'
import { askWorker } from '../hooks/use-refresh.ts'
import type { Catalog } from '../start.ts'
import { extractPage } from './extract-page.ts'

/** Fetches the page the reader names and keeps it as their own. @throws {StorageError} */
export async function keepOwnPage(written: string, catalog: Catalog): Promise<PageResult> {
  const url = pageAddress(written)
  if (url === undefined) return failed({ code: 'notAnAddress' })
  if (!navigator.onLine) return failed({ code: 'offline' })
  return fetchPage({ url, pinnedBy: 'reader' }, catalog)
}

/** Brings a page up to date that is kept, or that the catalog wants kept. @throws {StorageError} */
export async function updatePage(url: string, catalog: Catalog): Promise<PageResult> {
  const stored = await pageAt(url)
  return fetchPage({ url, pinnedBy: stored?.pinnedBy ?? 'catalog' }, catalog)
}

async function fetchPage(pin: Pin, catalog: Catalog): Promise<PageResult> {
  const publisherId = publisherOfPage(pin.url, catalog)
  const publisher = publisherId === undefined ? undefined : catalog.publishers.get(publisherId)
  const listed = [...catalog.publishers.values()].flatMap(pagesOf).find(({ url }) => url === pin.url)
  const whose = listed?.publisherId ?? publisherId
  const result = await refreshPage({
    pin: { ...pin, ...(whose !== undefined && { publisherId: whose }) },
    language: listed?.language ?? publisher?.languages?.[0] ?? 'en',
    extract: extractPage,
    now: Date.now,
  })
  if (result.kind === 'stored' && result.page.pictures.length > 0) askWorker({ kind: 'ready', how: 'fetch' })
  return result
}

function failed(problem: PageProblem): PageResult {
  return { kind: 'failed', problem }
}
