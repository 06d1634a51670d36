import { isReady, type Readiness } from '../../core/domain/readiness.ts'
import { type Language, shortTime } from './format.ts'
import { readyEn } from './ready-en.ts'
import { readyEs } from './ready-es.ts'
import { useWords } from './words.ts'

export type ReadyWords = typeof readyEn

export const readyCatalogs: Record<Language, ReadyWords> = { en: readyEn, es: readyEs }

/** The sentences about what is there without a network; they come after the first screen. */
export function useReadyWords(): ReadyWords {
  return readyCatalogs[useWords().language]
}

/** Where the phone stands, in one line: the first thing that is missing, or that nothing is. */
export function readySentence(language: Language, readiness: Readiness, now: number): string {
  const text = readyCatalogs[language]
  const { missingFiles, missingTexts, pictures, checkedAt } = readiness
  if (isReady(readiness)) return text.ready(shortTime(language, checkedAt, now))
  if (missingFiles !== 0) return text.appMissing
  return missingTexts > 0 ? text.textsMissing(missingTexts) : text.picturesMissing(pictures.missing)
}
