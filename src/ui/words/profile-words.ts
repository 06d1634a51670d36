import type { Language } from './format.ts'
import { profileEn } from './profile-en.ts'
import { profileEs } from './profile-es.ts'
import { useWords } from './words.ts'

export type ProfileWords = typeof profileEn

const catalogs: Record<Language, ProfileWords> = { en: profileEn, es: profileEs }

/** The sentences of the profile, which come with its screen. */
export function useProfileWords(): ProfileWords {
  return catalogs[useWords().language]
}
