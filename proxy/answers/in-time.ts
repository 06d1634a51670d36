import { refuse } from './answer.ts'

/** Below the 45 seconds a phone waits, above what a turn in the queue and one fetch may take. */
const longestMs = 43_000

/** The answer, or a word that we are busy when it takes too long. The work goes on, for whoever asks next. */
export async function inTime(answering: Promise<Response>): Promise<Response> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Response>((done) => {
    timer = setTimeout(() => done(refuse('busy', { 'retry-after': '5' })), longestMs)
  })
  try {
    return await Promise.race([answering, late])
  } finally {
    clearTimeout(timer)
  }
}
