import { paths } from '../../../proxy/wire.ts'
import type { HealthReport } from '../domain/health-report.ts'
import type { PhoneProblem } from '../domain/problem.ts'
import { readHealth } from './read-health.ts'
import { readJson } from './read-json.ts'
import { type Limits, request } from './request.ts'

export type HealthAnswer =
  | { kind: 'report'; report: HealthReport }
  | { kind: 'failed'; problem: PhoneProblem }
  | { kind: 'cancelled' }

const limits: Limits = { maxBytes: 4_000_000, stallMs: 20_000, totalMs: 60_000 }

/** How the sources are doing, as our server sees them now. Nothing of it is stored. */
export async function fetchHealth(signal: AbortSignal): Promise<HealthAnswer> {
  const answer = await request(paths.health, { cache: 'no-cache' }, limits, { signal })
  if (answer.kind === 'notModified') return { kind: 'failed', problem: { code: 'serverAnswer' } }
  if (answer.kind !== 'answer') return answer
  const json = readJson(answer.headers, answer.bytes)
  if (json.kind === 'failed') return json
  const given = Date.parse(answer.headers.get('date') ?? '')
  const report = readHealth(json.value, Number.isNaN(given) ? Date.now() : given)
  return report ? { kind: 'report', report } : { kind: 'failed', problem: { code: 'serverAnswer' } }
}
