import { dataEn } from './data-en.ts'
import { dataEs } from './data-es.ts'
import type { Language } from './format.ts'
import { useWords } from './words.ts'

export type DataWords = typeof dataEn

const catalogs: Record<Language, DataWords> = { en: dataEn, es: dataEs }

/** The sentences of saving data and of fetching all alike, which come with the settings. */
export function useDataWords(): DataWords {
  return catalogs[useWords().language]
}
