import type { PageProblem } from '../../core/domain/kept-page.ts'
import type { Language } from './format.ts'
import { pagesEn } from './pages-en.ts'
import { pagesEs } from './pages-es.ts'
import { anyProblemSentence } from './site-problem-sentence.ts'
import { useWords, type Words } from './words.ts'

export type PagesWords = typeof pagesEn

export const pagesCatalogs: Record<Language, PagesWords> = { en: pagesEn, es: pagesEs }

/** The sentences of kept pages, which come with their screens. */
export function usePagesWords(): PagesWords {
  return pagesCatalogs[useWords().language]
}

/** Those of feeds serve where they speak of the site or of the phone. */
export function pageSentence(words: Words, problem: PageProblem): string {
  const text = pagesCatalogs[words.language]
  switch (problem.code) {
    case 'status':
      return text.status(problem.status)
    case 'tooLarge':
      return text.tooLarge(Math.round(problem.maxBytes / 1e6))
    case 'htmlAnswer':
      return text.problems.notAPage
    case 'addressNotAllowed':
      return text.problems.pageNotAllowed
    case 'notAnAddress':
    case 'pageNotAllowed':
    case 'notAPage':
    case 'nothingReadable':
    case 'pageBusy':
    case 'emptyAnswer':
      return text.problems[problem.code]
    default:
      return anyProblemSentence(words, problem)
  }
}
