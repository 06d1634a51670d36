import { answerUpstreamProblem, type Refusal, refuse } from '../answers/answer.ts'
import type { ReaderTrouble } from './reader-fetch.ts'

/** `unfit` is our word for what came and was not what the route gives. */
export function answerTrouble(trouble: ReaderTrouble, unfit: Refusal): Response {
  if (trouble.kind === 'failed') return answerUpstreamProblem(trouble.problem)
  if (trouble.kind === 'busy') return refuse('busy', { 'retry-after': '5' })
  if (trouble.kind === 'unfit') return refuse(unfit)
  return refuse('tooManyRequests', { 'retry-after': String(trouble.waitSeconds) })
}

/** For counting: `busy`, `tooManyRequests`, `unfit` or the problem's code. */
export function troubleName(trouble: ReaderTrouble): string {
  return trouble.kind === 'failed' ? trouble.problem.code : trouble.kind
}
