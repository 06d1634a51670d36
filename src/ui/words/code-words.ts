import { codeEn } from './code-en.ts'
import { codeEs } from './code-es.ts'
import type { Language } from './format.ts'
import { useWords } from './words.ts'

export type CodeWords = typeof codeEn

const catalogs: Record<Language, CodeWords> = { en: codeEn, es: codeEs }

/** The sentences of codes from screen to camera, which come with them. */
export function useCodeWords(): CodeWords {
  return catalogs[useWords().language]
}
