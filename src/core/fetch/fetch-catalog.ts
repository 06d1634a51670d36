import { paths } from '../../../proxy/wire.ts'
import type { PhoneProblem } from '../domain/problem.ts'
import { readJson } from './read-json.ts'
import { type Limits, type RequestOptions, request } from './request.ts'

export type CatalogAnswer =
  | { kind: 'catalog'; value: unknown }
  | { kind: 'cancelled' }
  | { kind: 'failed'; problem: PhoneProblem }

const limits: Limits = { maxBytes: 4_000_000, stallMs: 20_000, totalMs: 60_000 }

/** The catalog as the server has it now, unchecked. */
export async function fetchCatalog(options: RequestOptions): Promise<CatalogAnswer> {
  const answer = await request(paths.catalog, { cache: 'no-cache' }, limits, options)
  if (answer.kind === 'cancelled' || answer.kind === 'failed') return answer
  // Not asked conditionally, so nobody of ours says this.
  if (answer.kind === 'notModified') return { kind: 'failed', problem: { code: 'serverAnswer' } }
  const read = readJson(answer.headers, answer.bytes)
  return read.kind === 'json' ? { kind: 'catalog', value: read.value } : read
}
