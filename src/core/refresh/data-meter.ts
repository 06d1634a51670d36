import { countBytes } from '../storage/data-use.ts'

/** Few enough writes, and little that is lost when the phone ends the app. */
const writtenAfter = 256_000

/** Gathers what comes over the network, and keeps the sum of it on the phone. */
export class DataMeter {
  #waiting = 0
  /** Bytes since the start. */
  total = 0

  add(bytes: number): void {
    this.#waiting += bytes
    this.total += bytes
    if (this.#waiting >= writtenAfter) this.flush()
  }

  async flush(): Promise<void> {
    const bytes = this.#waiting
    this.#waiting = 0
    // A number for the reader: a full phone does without it.
    if (bytes > 0) await countBytes(bytes).catch(() => {})
  }
}
