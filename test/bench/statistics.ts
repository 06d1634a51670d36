export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/** `212 ms (198–240)`: the median, and the smallest and largest. */
export function medianAndRange(milliseconds: readonly number[]): string {
  const low = Math.min(...milliseconds).toFixed(0)
  const high = Math.max(...milliseconds).toFixed(0)
  return `${median(milliseconds).toFixed(0)} ms (${low}–${high})`
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`
}
