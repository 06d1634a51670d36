import type { PageProblem, PageText } from '../domain/kept-page.ts'
import type { StoredPage } from './schema.ts'
import { read, write } from './transaction.ts'

export type { StoredPage } from './schema.ts'

/** Who wants a page kept. */
export type Pin = Pick<StoredPage, 'url' | 'publisherId' | 'pinnedBy'>

/** By title. */
export async function allPages(): Promise<StoredPage[]> {
  const pages = await read(['pages'], (transaction) => transaction.objectStore('pages').getAll())
  return pages.sort((a, b) => a.title.localeCompare(b.title))
}

export async function pageAt(url: string): Promise<StoredPage | undefined> {
  return read(['pages'], (transaction) => transaction.objectStore('pages').get(url))
}

/** Puts the text in place of an older one. What the reader pinned stays theirs. @throws {StorageError} */
export async function savePage(
  pin: Pin,
  text: PageText & { contentHash: string },
  now: number,
): Promise<StoredPage> {
  return write(['pages'], pin.pinnedBy === 'reader' ? 'strict' : 'relaxed', async (transaction) => {
    const pages = transaction.objectStore('pages')
    const old = await pages.get(pin.url)
    const pinnedBy = old?.pinnedBy === 'reader' ? 'reader' : pin.pinnedBy
    const page: StoredPage = { ...text, ...pin, pinnedBy, fetchedAt: now, triedAt: now }
    await pages.put(page)
    return page
  })
}

/** The text stays; what keeps a newer one away is noted beside it. @throws {StorageError} */
export async function notePageProblem(url: string, problem: PageProblem, now: number): Promise<void> {
  await change(url, 'relaxed', (page) => ({
    ...page,
    triedAt: now,
    problem,
    problemSince: page.problemSince ?? now,
  }))
}

/** Makes a page that is stored the reader's own. @throws {StorageError} */
export async function keepPage(url: string): Promise<void> {
  await change(url, 'strict', (page) => ({ ...page, pinnedBy: 'reader' }))
}

/** Takes the reader's pin off: what the catalog wants kept stays as its own. Gives what was. @throws {StorageError} */
export async function unpinPage(url: string, isListed: boolean): Promise<StoredPage | undefined> {
  return write(['pages'], 'strict', async (transaction) => {
    const pages = transaction.objectStore('pages')
    const page = await pages.get(url)
    if (!page) return undefined
    if (isListed) await pages.put({ ...page, pinnedBy: 'catalog' })
    else await pages.delete(url)
    return page
  })
}

/** Undoes `unpinPage`. @throws {StorageError} */
export async function pinAgain(page: StoredPage | undefined): Promise<void> {
  if (page) await write(['pages'], 'strict', (transaction) => transaction.objectStore('pages').put(page))
}

/** Of a page that another window has just removed nothing is left to change. */
async function change(
  url: string,
  durability: 'relaxed' | 'strict',
  changed: (page: StoredPage) => StoredPage,
): Promise<void> {
  await write(['pages'], durability, async (transaction) => {
    const pages = transaction.objectStore('pages')
    const page = await pages.get(url)
    if (page) await pages.put(changed(page))
  })
}
