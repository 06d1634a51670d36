import { read, write } from './transaction.ts'

/** What protects the reader, read when it is needed: the start of the app does without. */
export interface GuardSettings {
  /** The neutral screen stands whenever the app has been out of sight. */
  hidesOnLeave: boolean
  /** The reader has come back by the gesture once, and so knows the way. */
  hasTriedHide: boolean
  hideCode: HideCode | undefined
  canErase: boolean
}

/** Not the code itself: a reader may have it elsewhere, too. */
export interface HideCode {
  salt: string
  hash: string
}

export const defaultGuardSettings: GuardSettings = {
  hidesOnLeave: false,
  hasTriedHide: false,
  hideCode: undefined,
  canErase: false,
}

/** @throws {StorageError} */
export async function readGuardSettings(): Promise<GuardSettings> {
  const rows = await read(['settings'], (transaction) => transaction.objectStore('settings').getAll())
  const stored = new Map(rows.map((row) => [row.key, row.value]))
  return {
    hidesOnLeave: stored.get('hidesOnLeave') === true,
    hasTriedHide: stored.get('hasTriedHide') === true,
    hideCode: toCode(stored.get('hideCode')),
    canErase: stored.get('canErase') === true,
  }
}

/** All of `changes` or, when storage fails, none. @throws {StorageError} */
export async function saveGuardSettings(changes: Partial<GuardSettings>): Promise<void> {
  await write(['settings'], 'strict', async (transaction) => {
    const store = transaction.objectStore('settings')
    await Promise.all(Object.entries(changes).map(([key, value]) => store.put({ key, value })))
  })
}

function toCode(value: unknown): HideCode | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { salt, hash } = value as Record<string, unknown>
  return typeof salt === 'string' && typeof hash === 'string' ? { salt, hash } : undefined
}
