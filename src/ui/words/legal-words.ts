import type { Language } from './format.ts'
import { legalEn } from './legal-en.ts'
import { legalEs } from './legal-es.ts'
import { useWords } from './words.ts'

export type LegalWords = typeof legalEn

export const legalCatalogs: Record<Language, LegalWords> = { en: legalEn, es: legalEs }

/** The sentences of the card of legal help, which come with their screen. */
export function useLegalWords(): LegalWords {
  return legalCatalogs[useWords().language]
}
