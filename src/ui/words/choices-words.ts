import { choicesEn } from './choices-en.ts'
import { choicesEs } from './choices-es.ts'
import type { Language } from './format.ts'
import { useWords } from './words.ts'

export type ChoicesWords = typeof choicesEn

const catalogs: Record<Language, ChoicesWords> = { en: choicesEn, es: choicesEs }

/** The sentences of choices that go from one place to another, which come with their part of the settings. */
export function useChoicesWords(): ChoicesWords {
  return catalogs[useWords().language]
}
