import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Settings } from '../../core/storage/settings.ts'
import { en } from './en.ts'

/** Every sentence the app shows. English is the form; a sentence missing in Spanish fails the type check. */
export type Words = typeof en
type Language = 'en' | 'es'

/** English comes with the app; another language is loaded by those who read it. */
const loaded: Partial<Record<Language, Words>> = { en }

/** Has `wordsIn` give this language from now on. Rejects where it can't be loaded. */
export async function loadWords(language: Language): Promise<void> {
  if (language === 'es') loaded.es ??= (await import('./es.ts')).es
}

/** English as long as they are not loaded. */
export function wordsIn(language: Language): Words {
  return loaded[language] ?? en
}

/** The language of the app: the reader's choice, else the first of the phone's languages we speak. */
export function appLanguage(choice: Settings['language'], phoneLanguages: readonly string[]): Language {
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
