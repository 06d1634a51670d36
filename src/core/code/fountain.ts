import { blockCount, type Frame, type Series } from './frame.ts'

/**
 * A series that never ends: first each block by itself, then sums (XOR) of a random half of them. Whoever has caught
 * about as many frames as there are blocks, whichever, can reckon the blocks from them; two more than that are enough
 * in all but one of some thousand cases. Codes with sparser sums (LT, Raptor) save work where there are tens of
 * thousands of blocks, and need more frames where there are as few as here.
 */
export function frameData(payload: Uint8Array, series: Series, number: number): Uint8Array {
  const { blockLength } = series
  const data = new Uint8Array(blockLength)
  const mask = blocksOf(number, blockCount(series))
  for (let block = 0; block < blockCount(series); block += 1)
    if (has(mask, block)) addBytes(data, payload.subarray(block * blockLength, (block + 1) * blockLength))
  return data
}

/** Puts the payload of one series together from whatever frames of it come. */
export class Assembly {
  readonly #series: Series
  readonly #count: number
  /** Equations by the first block that each has; none has a first block of another. */
  readonly #rows: (Row | undefined)[]
  #have = 0

  constructor(series: Series) {
    this.#series = series
    this.#count = blockCount(series)
    this.#rows = new Array(this.#count)
  }

  /** Frames that said something new, of those that are needed. */
  get progress(): { have: number; need: number } {
    return { have: this.#have, need: this.#count }
  }

  /** False when nothing was new in it. The frame is of this series. */
  add({ number, data }: Frame): boolean {
    const row: Row = { mask: blocksOf(number, this.#count), data: data.slice() }
    for (let block = 0; block < this.#count; block += 1) {
      if (!has(row.mask, block)) continue
      const known = this.#rows[block]
      if (!known) {
        this.#rows[block] = row
        this.#have += 1
        return true
      }
      addRow(row, known)
    }
    return false
  }

  /** Once `have` is `need`. It may still be another payload than its name says: who has it compares. */
  payload(): Uint8Array<ArrayBuffer> {
    const { length, blockLength } = this.#series
    const whole = new Uint8Array(this.#count * blockLength)
    for (let block = this.#count - 1; block >= 0; block -= 1) {
      const row = this.#rows[block]
      if (!row) throw new TypeError('Frames are missing.')
      for (let later = block + 1; later < this.#count; later += 1)
        if (has(row.mask, later))
          addBytes(row.data, whole.subarray(later * blockLength, (later + 1) * blockLength))
      whole.set(row.data, block * blockLength)
    }
    return whole.slice(0, length)
  }
}

interface Row {
  /** A bit for each block that is in the sum. */
  mask: Uint32Array
  data: Uint8Array
}

/** The same on every phone: part of the format. */
function blocksOf(number: number, count: number): Uint32Array {
  const mask = new Uint32Array(Math.ceil(count / 32))
  if (number < count) {
    mask[number >>> 5] = 1 << (number & 31)
    return mask
  }
  let state = number
  for (let at = 0; at < mask.length; at += 1) {
    // splitmix32: well mixed for seeds that follow one another
    state = (state + 0x9e37_79b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97)
    mask[at] = mixed ^ (mixed >>> 15)
  }
  const spare = count & 31
  const last = mask.length - 1
  if (spare > 0) mask[last] = (mask[last] ?? 0) & ((1 << spare) - 1)
  return mask
}

function has(mask: Uint32Array, block: number): boolean {
  return (((mask[block >>> 5] ?? 0) >>> (block & 31)) & 1) === 1
}

function addRow(row: Row, other: Row): void {
  for (let at = 0; at < row.mask.length; at += 1) row.mask[at] = (row.mask[at] ?? 0) ^ (other.mask[at] ?? 0)
  addBytes(row.data, other.data)
}

function addBytes(target: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < other.length; at += 1) target[at] = (target[at] ?? 0) ^ (other[at] ?? 0)
}
