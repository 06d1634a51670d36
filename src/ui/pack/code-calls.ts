import type { CodeAnswer, CodeCalls, CodeName } from '../../worker/code-messages.ts'

/** Asks a worker of its own to draw and to read codes; whoever has opened it ends it. */
export class CodeCaller {
  readonly #worker = new Worker(new URL('../../worker/code-worker.ts', import.meta.url), { type: 'module' })
  #waiting: { resolve: (value: unknown) => void; reject: (error: unknown) => void }[] = []

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<CodeAnswer>) => {
      const asked = this.#waiting.shift()
      if (data.kind === 'done') asked?.resolve(data.value)
      else asked?.reject(new Error(data.message))
    })
    this.#worker.addEventListener('error', () => this.#failAll())
  }

  call<Name extends CodeName>(
    name: Name,
    given: CodeCalls[Name]['given'],
    transfer: Transferable[] = [],
  ): Promise<CodeCalls[Name]['gives']> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve: resolve as (value: unknown) => void, reject })
      this.#worker.postMessage({ name, given }, transfer)
    })
  }

  /** What is still asked for is never answered. */
  end(): void {
    this.#worker.terminate()
    this.#waiting = []
  }

  #failAll(): void {
    const failed = this.#waiting
    this.#waiting = []
    for (const { reject } of failed) reject(new Error('No codes can be drawn or read here.'))
  }
}
