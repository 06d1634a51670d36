import type { ActionPack } from '../../core/storage/action-packs.ts'
import { asOfTime, shortTime } from '../words/format.ts'
import type { PacksWords } from '../words/packs-words.ts'
import type { Words } from '../words/words.ts'

/** Of which moment a pack's posts are, or when its file was made; nothing where it was made by a version that noted neither. */
export function packAge({ asOf, madeAt }: ActionPack, words: Words, text: PacksWords, now: number): string[] {
  const { language } = words
  if (madeAt !== undefined) return [text.made(shortTime(language, madeAt, now))]
  return asOf === undefined ? [] : [words.status.asOf(asOfTime(language, asOf, now))]
}
