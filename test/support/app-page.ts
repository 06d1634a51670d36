import type { BrowserContext, Page } from 'playwright-core'
import { databaseName } from '../../src/core/storage/database.ts'
import type { Schema, StoreName } from '../../src/core/storage/schema.ts'
import { en } from '../../src/ui/words/en.ts'
import type { Words } from '../../src/ui/words/words.ts'
import { eventually } from './eventually.ts'

/** What a reader sees and what the phone holds, asked of a page of the app. */
export const upToDate = /^Up to date, \d\d:\d\d/

/** The one status region of the frame. */
export function statusOf(page: Page) {
  return page.getByRole('banner').getByRole('status')
}

/** Waits until the status says so. */
export async function whenStatus(page: Page, text: RegExp): Promise<void> {
  await eventually(async () => {
    const now = await page.getByRole('banner').textContent({ timeout: 60_000 })
    const status = await statusOf(page).textContent()
    if (!text.test(status ?? '')) throw new Error(`The frame says "${now}" where ${text} is waited for.`)
  })
}

/** Opens the app and waits for its first refresh to end well. */
export async function openRefreshed(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await whenStatus(page, upToDate)
}

/** Presses the button and waits for the end of the refresh, however it ends. */
export async function refreshByHand(page: Page, words: Words = en): Promise<void> {
  const button = page.getByRole('button', { name: words.refresh, exact: true })
  // While it says Stop another refresh runs, whose end is not the one waited for.
  await button.waitFor()
  const before = await lastFinishedAt(page)
  await button.click()
  await eventually(async () => {
    if ((await lastFinishedAt(page)) === before) throw new Error('The refresh has not ended.')
  })
}

async function lastFinishedAt(page: Page): Promise<number | undefined> {
  const rows = await storedRows(page, 'serverStates')
  for (const row of rows) if (row.key === 'lastRefresh') return row.last.finishedAt
  return undefined
}

/** All rows of a store, as they lie in the phone's database; none while there is no database. */
export async function storedRows<Name extends StoreName>(
  page: Page,
  store: Name,
): Promise<Schema[Name]['value'][]> {
  return page.evaluate(readRows<Schema[Name]['value']>, { database: databaseName, store })
}

/** Runs in the page, so it can refer to nothing of this file. */
function readRows<Row>({ database, store }: { database: string; store: string }): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database)
    // The app itself creates it.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => (opening.error?.name === 'AbortError' ? resolve([]) : reject(opening.error))
    opening.onsuccess = () => {
      const asking = opening.result.transaction(store).objectStore(store).getAll()
      asking.onerror = () => reject(asking.error)
      asking.onsuccess = () => {
        opening.result.close()
        resolve(asking.result)
      }
    }
  })
}

/** From now on every page of the phone notes all that its status says. */
export async function noteStatuses(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const seen: string[] = []
    Reflect.set(globalThis, 'seenStatuses', seen)
    new MutationObserver(() => {
      const text = document.querySelector('[role=status]')?.textContent
      if (text && seen.at(-1) !== text) seen.push(text)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
}

export function seenStatuses(page: Page): Promise<string[]> {
  return page.evaluate(() => Reflect.get(globalThis, 'seenStatuses') as string[])
}

/** Until then a restart with no network finds nothing. */
export async function whenShellIsKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
}
