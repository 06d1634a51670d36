import type { OwnNumber } from './schema.ts'
import { read, write } from './transaction.ts'

/** All that the card of legal help shows, read at once. */
export interface LegalCard {
  /** The catalog's list, unread; absent before the first refresh. */
  hotlines?: unknown
  /** By their labels. */
  numbers: OwnNumber[]
  /** Postal code; empty: the reader wants none. Absent: nothing was chosen yet. */
  state?: string
}

const stateKey = 'legalState'

export async function readLegalCard(): Promise<LegalCard> {
  return read(['serverStates', 'ownNumbers', 'settings'], async (transaction) => {
    const [catalog, numbers, setting] = await Promise.all([
      transaction.objectStore('serverStates').get('catalog'),
      transaction.objectStore('ownNumbers').getAll(),
      transaction.objectStore('settings').get(stateKey),
    ])
    const state = setting?.value
    return {
      ...(catalog?.key === 'catalog' && catalog.hotlines !== undefined && { hotlines: catalog.hotlines }),
      numbers: numbers.sort((a, b) => a.label.localeCompare(b.label)),
      ...(typeof state === 'string' && { state }),
    }
  })
}

/** @throws {StorageError} */
export async function saveLegalState(state: string): Promise<void> {
  await write(['settings'], 'strict', (transaction) =>
    transaction.objectStore('settings').put({ key: stateKey, value: state }),
  )
}
