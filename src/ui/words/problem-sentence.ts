import type { Problem } from '../../core/domain/problem.ts'
import type { Words } from './words.ts'

/** The sentence for a problem, in the reader's language. */
export function problemSentence(words: Words, problem: Problem): string {
  // Each sentence takes the facts of its own code; the compiler can't follow that through the lookup.
  const sentence = words.problems[problem.code] as (facts: Problem) => string
  return sentence(problem)
}
