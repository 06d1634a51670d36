import type { Language } from './format.ts'
import { frontEn } from './front-en.ts'
import { frontEs } from './front-es.ts'
import { useWords } from './words.ts'

export type FrontWords = typeof frontEn

export const frontCatalogs: Record<Language, FrontWords> = { en: frontEn, es: frontEs }

/** The sentences of the front page, which come with it. */
export function useFrontWords(): FrontWords {
  return frontCatalogs[useWords().language]
}
