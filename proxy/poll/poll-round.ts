import type { UpstreamProblem } from '../upstream/upstream-problem.ts'

/** What came of asking a number of sources once. */
export interface PollRound {
  asked: number
  answered: number
  /** Ids of the sources that met each problem. */
  problems: ReadonlyMap<string, readonly string[]>
}

/** Collects a round whose sources end in any order. */
export class RoundCount {
  readonly done: Promise<PollRound>
  #resolve: (round: PollRound) => void = () => {}
  readonly #waiting: Set<string>
  readonly #problems = new Map<string, string[]>()
  #asked = 0
  #answered = 0

  constructor(sourceIds: Iterable<string>) {
    this.#waiting = new Set(sourceIds)
    this.done = new Promise((resolve) => {
      this.#resolve = resolve
    })
    this.#closeIfDone()
  }

  get isOpen(): boolean {
    return this.#waiting.size > 0
  }

  count(sourceId: string, problem: UpstreamProblem | undefined): void {
    if (!this.#waiting.delete(sourceId)) return
    this.#asked++
    if (problem === undefined) this.#answered++
    else
      this.#problems.set(problemName(problem), [
        ...(this.#problems.get(problemName(problem)) ?? []),
        sourceId,
      ])
    this.#closeIfDone()
  }

  #closeIfDone(): void {
    if (!this.isOpen)
      this.#resolve({ asked: this.#asked, answered: this.#answered, problems: this.#problems })
  }
}

/** For the log. */
export function problemName(problem: UpstreamProblem): string {
  return problem.code === 'status' ? `status ${problem.status}` : problem.code
}
