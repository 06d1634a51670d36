import { median } from '../statistics.ts'
import type { Load } from './load.ts'
import { type Memory, megabytes } from './memory.ts'

export const kinds = ['Brotli', 'gzip', '304'] as const
export type Kind = (typeof kinds)[number]
export interface Measured {
  name: string
  loads: Record<Kind, Load[]>
  memory?: Memory
}

export const rateOf = ({ loads }: Measured, kind: Kind) =>
  median(loads[kind].map(({ perProcessorSecond }) => perProcessorSecond))

/** The worst kind's. */
export const p99Of = ({ loads }: Measured) =>
  Math.max(...kinds.map((kind) => median(loads[kind].map(({ p99Ms }) => p99Ms))))

/** A table for people, a line for each server. */
export function sideBySide(measured: readonly Measured[], text: string, connections: number): string {
  const head = ['', ...kinds.map((kind) => `${kind}/s`), 'p99 ms', 'memory', 'core busy']
  const rows = measured.map((entry) => [
    entry.name,
    ...kinds.map((kind) => Math.round(rateOf(entry, kind)).toLocaleString('en')),
    p99Of(entry).toFixed(1),
    entry.memory ? megabytes(entry.memory.bytes) : '?',
    busyShares(entry),
  ])
  const table = [head, ...rows]
  const widths = head.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)))
  const lines = table.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  )
  const kilobytes = Math.round(Buffer.byteLength(text) / 1000)
  const title = `A feed of ${kilobytes} KB over ${connections} connections; answers in a second of the server's processor time`
  return [title, ...lines.map((line) => `  ${line}`)].join('\n')
}

function busyShares({ loads }: Measured): string {
  return kinds
    .map((kind) => Math.round(median(loads[kind].map(({ busyShare }) => busyShare)) * 100))
    .map((share) => (Number.isNaN(share) ? '?' : `${share}%`))
    .join(' ')
}
