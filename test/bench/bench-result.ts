/** One line of a bench: what was measured, against which limit. */
export interface BenchResult {
  what: string
  /** Absent where the number is there to be known only. */
  limit?: string
  measured: string
  isOk?: boolean
}

export function isMissed(result: BenchResult): boolean {
  return result.isOk === false
}

/** A small table of plain text. */
export function benchTable(results: readonly BenchResult[]): string {
  const head = { what: 'what', limit: 'limit', measured: 'measured', verdict: '' }
  const rows = results.map(({ what, limit = '', measured, isOk }) => ({
    what,
    limit,
    measured,
    verdict: isOk === undefined ? '' : isOk ? 'ok' : 'NOT OK',
  }))
  const width = (key: 'what' | 'limit' | 'measured') =>
    Math.max(...[head, ...rows].map((row) => row[key].length))
  return [head, ...rows]
    .map(({ what, limit, measured, verdict }) =>
      `  ${what.padEnd(width('what'))}  ${limit.padEnd(width('limit'))}  ${measured.padEnd(width('measured'))}  ${verdict}`.trimEnd(),
    )
    .join('\n')
}
