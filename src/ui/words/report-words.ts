import type { Language } from './format.ts'
import { reportEn } from './report-en.ts'
import { reportEs } from './report-es.ts'
import { useWords } from './words.ts'

export type ReportWords = typeof reportEn

const catalogs: Record<Language, ReportWords> = { en: reportEn, es: reportEs }

/** The sentences of the report of refreshes, which come when it is opened. */
export function useReportWords(): ReportWords {
  return catalogs[useWords().language]
}
