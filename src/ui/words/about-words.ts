import { aboutEn } from './about-en.ts'
import { aboutEs } from './about-es.ts'
import type { Language } from './format.ts'
import { useWords } from './words.ts'

export type AboutWords = typeof aboutEn

const catalogs: Record<Language, AboutWords> = { en: aboutEn, es: aboutEs }

/** The sentences of About and of the questions, which come with their screens. */
export function useAboutWords(): AboutWords {
  return catalogs[useWords().language]
}
