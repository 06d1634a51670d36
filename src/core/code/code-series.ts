import { sha256 } from '../pack/bytes.ts'
import { blockBytes, codeLimits } from './code-limits.ts'
import { frameData } from './fountain.ts'
import { blockCount, idLength, mostNumber, type Series, writeFrame } from './frame.ts'

/** A payload as codes that another phone's camera reads. */
export class CodeSeries {
  /** So many hold all of it; a camera that misses some waits for as many more. */
  readonly count: number
  readonly #payload: Uint8Array
  readonly #series: Series

  private constructor(payload: Uint8Array, series: Series) {
    this.#payload = payload
    this.#series = series
    this.count = blockCount(series)
  }

  /** In one code, or in as many equal parts as make codes that are easy to read. @throws {RangeError} too much */
  static async of(payload: Uint8Array<ArrayBuffer>, isSingle: boolean): Promise<CodeSeries> {
    const { length } = payload
    const most = isSingle ? codeLimits.singleBytes : codeLimits.payloadBytes
    if (length < 1 || length > most) throw new RangeError('Too much for codes.')
    const blockLength = isSingle ? length : Math.ceil(length / Math.ceil(length / blockBytes))
    const id = await seriesId(payload)
    return new CodeSeries(payload, { id, length, blockLength })
  }

  /** The bytes of a code; after the last number it begins anew. */
  frame(number: number): Uint8Array<ArrayBuffer> {
    const series = this.#series
    const own = number % (mostNumber + 1)
    return writeFrame({ series, number: own, data: frameData(this.#payload, series, own) })
  }
}

export async function seriesId(payload: Uint8Array<ArrayBuffer>): Promise<string> {
  return (await sha256(payload)).slice(0, 2 * idLength)
}
