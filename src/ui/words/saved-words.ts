import type { Language } from './format.ts'
import { savedEn } from './saved-en.ts'
import { savedEs } from './saved-es.ts'
import { useWords } from './words.ts'

export type SavedWords = typeof savedEn

export const savedCatalogs: Record<Language, SavedWords> = { en: savedEn, es: savedEs }

/** The sentences of saving, lists and notes, which come with their screens. */
export function useSavedWords(): SavedWords {
  return savedCatalogs[useWords().language]
}
