import type { Language } from './format.ts'
import { notifyEn } from './notify-en.ts'
import { notifyEs } from './notify-es.ts'
import { useWords } from './words.ts'

export type NotifyWords = typeof notifyEn

const catalogs: Record<Language, NotifyWords> = { en: notifyEn, es: notifyEs }

/** The sentences of the settings of notifications, which come with them. */
export function useNotifyWords(): NotifyWords {
  return catalogs[useWords().language]
}
