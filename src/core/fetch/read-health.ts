import type { CatalogCheck, HealthReport, SourceReport } from '../domain/health-report.ts'
import type { PublisherProblem } from '../domain/problem.ts'
import { publisherProblem } from './read-feed-index.ts'

type Fields = Record<string, unknown>

/** The report as `proxy/wire.ts` gives it, of `at` (epoch ms); undefined when it is none. What is odd in it is left out. */
export function readHealth(value: unknown, at: number): HealthReport | undefined {
  if (!isFields(value) || value.version !== 1 || !isFields(value.sources)) return undefined
  const sources = Object.entries(value.sources).flatMap(([id, entry]) =>
    isFields(entry) ? [[id, readSource(entry)] as const] : [],
  )
  const check = readCheck(value.check)
  return { at, sources: Object.fromEntries(sources), ...(check && { check }) }
}

function readCheck(value: unknown): CatalogCheck | undefined {
  if (!isFields(value) || !Array.isArray(value.unfit)) return undefined
  const [at, asked] = [seconds(value.at), positive(value.asked)]
  if (at === undefined || asked === undefined) return undefined
  return { at, asked, unfit: value.unfit.filter((id) => typeof id === 'string') }
}

function readSource(fields: Fields): SourceReport {
  const { problem, failures, movedTo, webSub } = fields
  return {
    ...only('lastSuccess', seconds(fields.lastGood)),
    ...only('lastTry', seconds(fields.lastTry)),
    ...(isFields(problem) && {
      problem: problemNamed(problem.code, problem),
      ...only('problemSince', seconds(problem.since)),
    }),
    failures: isFields(failures) ? readFailures(failures) : [],
    ...only('intervalMinutes', positive(fields.interval)),
    ...only('changesPerMonth', positive(fields.changesPerMonth)),
    ...only('bytes', positive(fields.size)),
    ...(typeof movedTo === 'string' && movedTo !== '' && { movedTo: movedTo.slice(0, 500) }),
    ...(fields.isGone === true && { isGone: true }),
    ...(typeof webSub === 'string' && webSub !== '' && { webSub: webSub.slice(0, 200) }),
  }
}

function readFailures(failures: Fields): SourceReport['failures'] {
  return Object.entries(failures).flatMap(([code, value]) => {
    const count = positive(value)
    return count ? [{ problem: problemNamed(code, {}), count }] : []
  })
}

/** A status may stand in the code itself, as in `status 404`. */
function problemNamed(code: unknown, fields: Fields): PublisherProblem {
  const status = /^status\D?(\d{3})$/.exec(String(code))?.[1]
  return publisherProblem(status ? { code: 'status', status: Number(status) } : { ...fields, code })
}

function only<Name extends string>(name: Name, value: number | undefined): { [N in Name]?: number } {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: number }
}

function seconds(value: unknown): number | undefined {
  const time = positive(value)
  return time === undefined ? undefined : time * 1000
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
