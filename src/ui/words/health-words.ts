import type { Language } from './format.ts'
import { healthEn } from './health-en.ts'
import { healthEs } from './health-es.ts'
import { useWords } from './words.ts'

export type HealthWords = typeof healthEn

const catalogs: Record<Language, HealthWords> = { en: healthEn, es: healthEs }

/** The sentences for those who keep the catalog, which come with their screens. */
export function useHealthWords(): HealthWords {
  return catalogs[useWords().language]
}
