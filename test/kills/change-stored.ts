import type { Page } from 'playwright-core'
import type { StoreName } from '../../src/core/storage/schema.ts'

export interface Change {
  put?: Partial<Record<StoreName, object[]>>
  delete?: Partial<Record<StoreName, string[]>>
  /** Addresses of pictures whose bytes go. */
  dropBytes?: string[]
}

/** Brings a phone to an earlier or later state, by one transaction of a page that is not the app's. */
export function changeStored(page: Page, change: Change): Promise<void> {
  return page.evaluate(apply, change)
}

/** Runs in the page, so it can refer to nothing of this file. */
async function apply({ put = {}, delete: gone = {}, dropBytes = [] }: Change): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('dsa-feed')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const stores = [...opening.result.objectStoreNames]
      const transaction = opening.result.transaction(stores, 'readwrite')
      for (const [store, keys] of Object.entries(gone))
        for (const key of keys) transaction.objectStore(store).delete(key)
      for (const [store, rows] of Object.entries(put))
        for (const row of rows) transaction.objectStore(store).put(row)
      transaction.onabort = () => reject(transaction.error)
      transaction.oncomplete = () => {
        opening.result.close()
        resolve()
      }
    }
  })
  const cache = await caches.open('kept-pictures-v1')
  for (const address of dropBytes) await cache.delete(`/kept-picture?of=${encodeURIComponent(address)}`)
}
