import { type Follow, followAll } from '../domain/follow.ts'
import {
  oneOf,
  type ReadingFace,
  readingFaces,
  type TextSize,
  type Theme,
  textSizes,
  themes,
} from '../domain/look.ts'
import type { StoredSetting } from './schema.ts'
import { read, write } from './transaction.ts'

export interface Settings {
  language: 'auto' | 'en' | 'es'
  theme: Theme
  textSize: TextSize
  readingFace: ReadingFace
  follow: Follow
  /** The reader has answered the question of the first start. */
  hasChosen: boolean
  /** Posts that were scrolled past count as read. */
  marksOnScroll: boolean
  /** Single letters do things in the timeline. */
  hasShortcuts: boolean
  /** Little comes over the network, and the phone's power lasts. */
  savesData: boolean
  /** A refresh gets what is not followed, too, so that its requests tell nothing of the reader. */
  fetchesAll: boolean
}

export const defaultSettings: Settings = {
  language: 'auto',
  theme: 'auto',
  textSize: 100,
  readingFace: 'serif',
  follow: followAll,
  hasChosen: false,
  marksOnScroll: false,
  hasShortcuts: true,
  savesData: false,
  fetchesAll: false,
}

export async function readSettings(): Promise<Settings> {
  return toSettings(await read(['settings'], (transaction) => transaction.objectStore('settings').getAll()))
}

/** What is missing, or was written by a version of the app that knew other values, is as at the first start. */
export function toSettings(rows: readonly StoredSetting[]): Settings {
  const stored = new Map(rows.map((row) => [row.key, row.value]))
  const follow = stored.get('follow')
  return {
    language: oneOf(['auto', 'en', 'es'], stored.get('language'), defaultSettings.language),
    theme: oneOf(themes, stored.get('theme'), defaultSettings.theme),
    textSize: oneOf(textSizes, stored.get('textSize'), defaultSettings.textSize),
    readingFace: oneOf(readingFaces, stored.get('readingFace'), defaultSettings.readingFace),
    follow: isFollow(follow) ? follow : defaultSettings.follow,
    hasChosen: stored.get('hasChosen') === true,
    marksOnScroll: stored.get('marksOnScroll') === true,
    hasShortcuts: stored.get('hasShortcuts') !== false,
    savesData: stored.get('savesData') === true,
    fetchesAll: stored.get('fetchesAll') === true,
  }
}

/** All of `changes` or, when storage fails, none. @throws {StorageError} */
export async function saveSettings(changes: Partial<Settings>): Promise<void> {
  await write(['settings'], 'strict', async (transaction) => {
    const store = transaction.objectStore('settings')
    await Promise.all(Object.entries(changes).map(([key, value]) => store.put({ key, value })))
  })
}

function isFollow(value: unknown): value is Follow {
  if (typeof value !== 'object' || value === null || !('mode' in value)) return false
  if (value.mode === 'all') return 'except' in value && isStrings(value.except)
  return value.mode === 'chosen' && 'only' in value && isStrings(value.only)
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}
