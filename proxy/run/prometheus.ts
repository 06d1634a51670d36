import type { Catalog } from '../catalog/catalog.ts'
import type { ReaderFetches } from '../reading/reader-fetches.ts'
import type { SourceState } from '../store/source-state.ts'
import type { Metrics } from './metrics.ts'

export interface Watched {
  catalog: () => Catalog
  stateOf: (sourceId: string) => SourceState | undefined
  fetches: () => ReaderFetches
  now: () => number
}

export interface Prometheus {
  metrics: Metrics
  contentType: string
  /** Everything counted so far, as https://prometheus.io/docs/instrumenting/exposition_formats/ has it. */
  read: () => Promise<string>
}

/** Loads the library only here: most servers are not watched. */
export async function createPrometheus(watched: Watched): Promise<Prometheus> {
  const { Counter, Gauge, Registry, collectDefaultMetrics } = await import('prom-client')
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers })
  const requests = counter('dsa_requests_total', 'Answers, by route and class of status.', [
    'route',
    'status',
  ])
  const polls = counter('dsa_polls_total', 'Looks at a source, by what came of them.', ['source', 'outcome'])
  const images = counter('dsa_images_total', 'Pictures asked for, by what came of it.', ['outcome'])
  const fetches = counter('dsa_fetches_total', 'Fetches from sites, by kind and outcome.', [
    'kind',
    'outcome',
  ])
  const pushes = counter('dsa_pushes_total', 'Messages to phones, by what came of them.', ['outcome'])
  const bytes = counter('dsa_fetched_bytes_total', 'Bytes taken from sites, once decoded.', ['kind'])
  new Gauge({
    name: 'dsa_source_age_seconds',
    help: 'Since a source last answered well; since its first failure where it fails.',
    labelNames: ['source'],
    registers,
    collect() {
      this.reset()
      for (const [source, age] of ages(watched)) this.set({ source }, age)
    },
  })
  new Gauge({
    name: 'dsa_queue_length',
    help: 'Requests that wait for their turn to fetch.',
    labelNames: ['kind'],
    registers,
    collect() {
      for (const [kind, { waiting }] of Object.entries(watched.fetches())) this.set({ kind }, waiting())
    },
  })
  const metrics: Metrics = {
    request: (route, status) => requests.inc({ route, status: `${Math.floor(status / 100)}xx` }),
    poll: (source, outcome) => polls.inc({ source, outcome }),
    image: (outcome) => images.inc({ outcome }),
    push: (outcome) => pushes.inc({ outcome }),
    fetch: (kind, outcome, length) => {
      fetches.inc({ kind, outcome })
      bytes.inc({ kind }, length)
    },
  }
  return { metrics, contentType: registry.contentType, read: () => registry.metrics() }
}

function ages({ catalog, stateOf, now }: Watched): [source: string, seconds: number][] {
  return catalog()
    .sources.filter(({ isRetired }) => !isRetired)
    .flatMap(({ id }) => {
      const state = stateOf(id)
      return state ? [[id, (now() - (state.trouble?.since ?? state.checkedAt)) / 1000]] : []
    })
}
