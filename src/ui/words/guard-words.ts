import type { Language } from './format.ts'
import { guardEn } from './guard-en.ts'
import { guardEs } from './guard-es.ts'
import { useWords } from './words.ts'

export type GuardWords = typeof guardEn

const catalogs: Record<Language, GuardWords> = { en: guardEn, es: guardEs }

/** The sentences of hiding and erasing, which come with the settings. */
export function useGuardWords(): GuardWords {
  return catalogs[useWords().language]
}
