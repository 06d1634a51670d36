import type { BenchResult } from '../bench/bench-result.ts'

const minuteMs = 60_000

export function told(what: string, measured: string): BenchResult {
  return { what, measured }
}

export function checked(what: string, limit: string, measured: string, isOk: boolean): BenchResult {
  return { what, limit, measured, isOk }
}

export function spread(numbers: readonly number[]): string {
  return `${Math.min(...numbers)} / ${middle(numbers)} / ${Math.max(...numbers)}`
}

export function middle(numbers: ArrayLike<number>): number {
  return quantile(numbers, 0.5)
}

export function at95(numbers: ArrayLike<number>): number {
  return quantile(numbers, 0.95)
}

function quantile(numbers: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(numbers).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function mean(numbers: ArrayLike<number>): number {
  return sum(Array.from(numbers)) / numbers.length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

export function ages(ms: ArrayLike<number>): string {
  return `${duration(middle(ms))} / ${duration(at95(ms))}`
}

export function duration(ms: number): string {
  const minutes = ms / minuteMs
  return minutes < 100 ? `${minutes.toFixed(minutes < 10 ? 1 : 0)} min` : `${(minutes / 60).toFixed(1)} h`
}

export function share(ours: ArrayLike<number>, before: ArrayLike<number>): string {
  return ratio(middle(ours) / middle(before))
}

export function ratio(value: number): string {
  return `${value.toFixed(2)} of it`
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

export function kb(bytes: number): string {
  return `${Math.round(bytes / 1000)} KB`
}
