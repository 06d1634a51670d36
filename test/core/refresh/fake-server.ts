import type { FeedIndexEntry, IndexProblem } from '../../../proxy/wire.ts'
import { type Asked, answerWith, json } from '../fetch/answer-with.ts'

export interface FakeServer {
  /** Paths that were asked for since the last look. */
  asked(): string[]
  /** The source's site gives this from now on. */
  publish(sourceId: string, body: string, contentType?: string): void
  /** The server cannot get the source; what it has of it stays. */
  fail(sourceId: string, problem: IndexProblem): void
  mend(sourceId: string): void
  /** The server knows the source and has not tried it. */
  list(...sourceIds: string[]): void
  drop(sourceId: string): void
  /** From now on the index says what time it is by the server's clock, epoch ms. */
  tellTime(clock: () => number): void
  /** What `path` answers in place of the right thing; undefined lets the right thing through. */
  intercept(answer: (asked: Asked) => Response | Promise<Response> | undefined): void
}

/** Our server as `proxy/wire.ts` describes it, in place of `fetch`. */
export function startFakeServer(): FakeServer {
  const entries = new Map<string, FeedIndexEntry>()
  const bodies = new Map<string, { body: string; contentType: string }>()
  const catalogued = new Set<string>()
  let count = 0
  let clock: (() => number) | undefined
  let intercept: (asked: Asked) => Response | Promise<Response> | undefined = () => undefined
  const asked = answerWith((one) => intercept(one) ?? answer(one))

  function answer({ path, init }: Asked): Response {
    if (path === '/catalog.json') return json(catalogOf([...catalogued]))
    if (path === '/api/feeds') return index(new Headers(init.headers).get('if-none-match'))
    const found = bodies.get(path)
    if (!found) return new Response('{"code":"notFound"}', { status: 404 })
    const headers = { 'x-feed-url': 'https://chapter.example/feed', 'x-feed-type': found.contentType }
    return new Response(found.body, { headers })
  }

  function index(known: string | null): Response {
    const sources = Object.fromEntries(entries)
    const value = { version: 1, catalog: `catalog-${[...catalogued].join()}`, sources }
    const etag = `"${JSON.stringify(value).length}-${count}"`
    const date = clock ? { date: new Date(clock()).toUTCString() } : {}
    return known === etag
      ? new Response(null, { status: 304, headers: date })
      : json(value, { etag, ...date })
  }

  function set(sourceId: string, change: (entry: FeedIndexEntry) => FeedIndexEntry): void {
    catalogued.add(sourceId)
    count += 1
    entries.set(sourceId, change(entries.get(sourceId) ?? {}))
  }

  return {
    asked: () => asked.splice(0).map((one) => one.path),
    publish: (sourceId, body, contentType = 'application/rss+xml') => {
      set(sourceId, () => ({ hash: `h${count}`, changed: count }))
      bodies.set(`/api/feeds/${sourceId}/h${count}`, { body, contentType })
    },
    fail: (sourceId, problem) => set(sourceId, (entry) => ({ ...entry, problem })),
    mend: (sourceId) => set(sourceId, ({ problem: _, ...entry }) => entry),
    list: (...sourceIds) => {
      for (const sourceId of sourceIds) set(sourceId, (entry) => entry)
    },
    drop: (sourceId) => {
      catalogued.delete(sourceId)
      entries.delete(sourceId)
    },
    tellTime: (given) => {
      clock = given
    },
    intercept: (answer) => {
      intercept = answer
    },
  }
}

function catalogOf(sourceIds: string[]) {
  return {
    version: 1,
    publishers: [{ id: 'roseville-dsa', name: 'Roseville DSA', kind: 'chapter' }],
    sources: sourceIds.map((id) => ({
      id,
      publisher: 'roseville-dsa',
      title: `Source ${id}`,
      feed: `https://chapter.example/${id}/feed`,
      language: 'en',
    })),
  }
}
