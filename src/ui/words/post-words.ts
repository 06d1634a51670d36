import type { Language } from './format.ts'
import { postEn } from './post-en.ts'
import { postEs } from './post-es.ts'
import { useWords } from './words.ts'

export type PostWords = typeof postEn

export const postCatalogs: Record<Language, PostWords> = { en: postEn, es: postEs }

/** The sentences of reading a post, which come with its screen. */
export function usePostWords(): PostWords {
  return postCatalogs[useWords().language]
}
