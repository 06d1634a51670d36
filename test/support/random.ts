/** Numbers that look random and are the same on every run: one stream for each seed. */
export interface Random {
  /** 0 ≤ n < 1. */
  next(): number
  /** Whole, both ends included. */
  between(low: number, high: number): number
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T
  chance(share: number): boolean
  shuffled<T>(list: readonly T[]): T[]
}

export function makeRandom(seed: string | number): Random {
  let state = hash(String(seed))
  const next = () => {
    // mulberry32: small, and even enough for sample data
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(next() * list.length)]
    if (chosen === undefined) throw new RangeError('Nothing to pick from.')
    return chosen
  }
  return {
    next,
    pick,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    shuffled: (list) => {
      const rest = [...list]
      return list.flatMap(() => rest.splice(Math.floor(next() * rest.length), 1))
    },
  }
}

function hash(text: string): number {
  let value = 2_166_136_261
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16_777_619)
  return value
}
