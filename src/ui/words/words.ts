import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Settings } from '../../core/storage/settings.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** Every sentence the app shows. English is the form; a sentence missing in Spanish fails the type check. */
export type Words = typeof en

export const catalogs: Record<'en' | 'es', Words> = { en, es }

/** The language of the app: the reader's choice, else the first of the phone's languages we speak. */
export function appLanguage(choice: Settings['language'], phoneLanguages: readonly string[]): 'en' | 'es' {
  if (choice !== 'auto') return choice
  for (const tag of phoneLanguages) {
    if (tag.toLowerCase().startsWith('es')) return 'es'
    if (tag.toLowerCase().startsWith('en')) return 'en'
  }
  return 'en'
}

export const WordsContext = createContext<Words>(en)

export function useWords(): Words {
  return useContext(WordsContext)
}
