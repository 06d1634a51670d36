import type { Language } from './format.ts'
import { settingsEn } from './settings-en.ts'
import { settingsEs } from './settings-es.ts'
import { useWords } from './words.ts'

export type SettingsWords = typeof settingsEn

const catalogs: Record<Language, SettingsWords> = { en: settingsEn, es: settingsEs }

/** The sentences of the settings, which come with their screen. */
export function useSettingsWords(): SettingsWords {
  return catalogs[useWords().language]
}
