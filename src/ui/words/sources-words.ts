import type { Language } from './format.ts'
import { sourcesEn } from './sources-en.ts'
import { sourcesEs } from './sources-es.ts'
import { useWords } from './words.ts'

export type SourcesWords = typeof sourcesEn

const catalogs: Record<Language, SourcesWords> = { en: sourcesEn, es: sourcesEs }

/** The sentences of sources and of how fresh each is, which come with the screens that list them. */
export function useSourcesWords(): SourcesWords {
  return catalogs[useWords().language]
}
