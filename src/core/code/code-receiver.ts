import { codeLimits } from './code-limits.ts'
import { seriesId } from './code-series.ts'
import { Assembly } from './fountain.ts'
import { type FrameRefusal, readFrame } from './frame.ts'

export type Received =
  | { kind: 'progress'; have: number; need: number }
  | { kind: 'done'; payload: Uint8Array<ArrayBuffer> }
  | { kind: 'refused'; why: FrameRefusal }

/** Takes codes as a camera finds them: in any order, twice, damaged, of several series, or nobody's. */
export class CodeReceiver {
  /** By all that a series says of itself; the one with the newest frame is last. */
  readonly #series = new Map<string, Assembly>()

  async take(bytes: Uint8Array): Promise<Received> {
    const reading = readFrame(bytes)
    if (reading.kind === 'refused') return reading
    const { series } = reading.frame
    const key = JSON.stringify(series)
    const assembly = this.#series.get(key) ?? new Assembly(series)
    this.#series.delete(key)
    this.#series.set(key, assembly)
    this.#dropOldest()
    assembly.add(reading.frame)
    const { have, need } = assembly.progress
    if (have < need) return { kind: 'progress', have, need }
    this.#series.delete(key)
    const payload = assembly.payload()
    // Somebody else's frame was among them; without it the next ones can be whole.
    if ((await seriesId(payload)) !== series.id) return { kind: 'refused', why: 'damaged' }
    return { kind: 'done', payload }
  }

  #dropOldest(): void {
    for (const key of this.#series.keys()) {
      if (this.#series.size <= codeLimits.series) return
      this.#series.delete(key)
    }
  }
}
