import type { UpstreamProblem } from './upstream-problem.ts'

/** One end for all that a fetch does, whatever it is waiting for. */
export interface Deadline {
  signal: AbortSignal
  /** Only the first reason counts. */
  end: (why: UpstreamProblem) => void
  /** Why it ended early, if it did. */
  problem: () => UpstreamProblem | undefined
}

export function startDeadline(totalMs: number): Deadline {
  const controller = new AbortController()
  let problem: UpstreamProblem | undefined
  const end = (why: UpstreamProblem) => {
    problem ??= why
    clearTimeout(timer)
    controller.abort()
  }
  const timer = setTimeout(end, totalMs, { code: 'timeout' })
  return { signal: controller.signal, end, problem: () => problem }
}

/** Rejects as soon as the signal is aborted, though the work may go on unheard. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    const aborted = () => fail(new Error('aborted'))
    if (signal.aborted) aborted()
    signal.addEventListener('abort', aborted)
    work.then(done, fail).finally(() => signal.removeEventListener('abort', aborted))
  })
}
