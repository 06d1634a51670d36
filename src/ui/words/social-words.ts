import type { Language } from './format.ts'
import { socialEn } from './social-en.ts'
import { socialEs } from './social-es.ts'
import { useWords } from './words.ts'

export type SocialWords = typeof socialEn

const catalogs: Record<Language, SocialWords> = { en: socialEn, es: socialEs }

/** The sentences of pictures and of what others did with a post, which come after the first screen. */
export function useSocialWords(): SocialWords {
  return catalogs[useWords().language]
}
