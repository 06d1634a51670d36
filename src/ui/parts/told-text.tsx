import type { Told } from '../../core/domain/publisher-profile.ts'
import { useWords } from '../words/words.ts'

/** A text of the catalog in the reader's language where it was written in it; else marked as what it is. */
export function ToldText({ told }: { told: Told }) {
  const { language } = useWords()
  const own = told[language]
  return <span lang={own === undefined ? 'en' : language}>{own ?? told.en}</span>
}
