import type { Language } from './format.ts'
import { packsEn } from './packs-en.ts'
import { packsEs } from './packs-es.ts'
import { useWords } from './words.ts'

export type PacksWords = typeof packsEn

export const packsCatalogs: Record<Language, PacksWords> = { en: packsEn, es: packsEs }

/** The sentences of packs and of files that go from phone to phone, which come with their screens. */
export function usePacksWords(): PacksWords {
  return packsCatalogs[useWords().language]
}
