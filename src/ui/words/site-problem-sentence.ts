import type { Problem } from '../../core/domain/problem.ts'
import type { Language } from './format.ts'
import { type SiteSentences, siteProblemsEn } from './site-problems-en.ts'
import { siteProblemsEs } from './site-problems-es.ts'
import type { Words } from './words.ts'

const catalogs: Record<Language, SiteSentences> = { en: siteProblemsEn, es: siteProblemsEs }

/** The sentence for any problem. What is said of sites comes after the first screen, which tells of none. */
export function anyProblemSentence(words: Words, problem: Problem): string {
  const sentences = { ...words.problems, ...catalogs[words.language] }
  // Each sentence takes the facts of its own code; the compiler can't follow that through the lookup.
  return (sentences[problem.code] as (facts: Problem) => string)(problem)
}
