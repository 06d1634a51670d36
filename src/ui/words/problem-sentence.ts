import type { OwnProblem } from '../../core/domain/problem.ts'
import type { Words } from './words.ts'

/** The sentence for a problem of the phone or our server; for others there is `site-problem-sentence.ts`. */
export function problemSentence(words: Words, problem: OwnProblem): string {
  // Each sentence takes the facts of its own code; the compiler can't follow that through the lookup.
  const sentence = words.problems[problem.code] as (facts: OwnProblem) => string
  return sentence(problem)
}
