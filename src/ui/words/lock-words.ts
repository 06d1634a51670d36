import type { Language } from './format.ts'
import { lockEn } from './lock-en.ts'
import { lockEs } from './lock-es.ts'

export type LockWords = typeof lockEn

const catalogs: Record<Language, LockWords> = { en: lockEn, es: lockEs }

/** The sentences of the app lock, which come with it. */
export function lockWords(language: Language): LockWords {
  return catalogs[language]
}
