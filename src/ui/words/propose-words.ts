import type { ProposalProblem } from '../../core/domain/feed-look.ts'
import type { Problem } from '../../core/domain/problem.ts'
import type { Language } from './format.ts'
import { proposeEn } from './propose-en.ts'
import { proposeEs } from './propose-es.ts'
import { anyProblemSentence } from './site-problem-sentence.ts'
import { useWords, type Words } from './words.ts'

export type ProposeWords = typeof proposeEn

const catalogs: Record<Language, ProposeWords> = { en: proposeEn, es: proposeEs }

/** The sentences of proposing a chapter, which come with the screen. */
export function useProposeWords(): ProposeWords {
  return catalogs[useWords().language]
}

export function proposalSentence(words: Words, problem: ProposalProblem | Problem): string {
  const text = catalogs[words.language]
  switch (problem.code) {
    case 'notAnAddress':
    case 'notInCatalog':
    case 'busy':
      return text.problems[problem.code]
    default:
      return anyProblemSentence(words, problem)
  }
}
