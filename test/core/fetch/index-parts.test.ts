import { expect, test } from 'vitest'
import { partOfIndex } from '../../../proxy/answers/feed-index.ts'
import { indexStep, type FeedIndex as WireIndex } from '../../../proxy/wire.ts'
import type { FeedIndex } from '../../../src/core/domain/feed-index.ts'
import { fetchFeedIndex, type KnownIndex } from '../../../src/core/fetch/fetch-feed-index.ts'
import { readFeedIndex } from '../../../src/core/fetch/read-feed-index.ts'
import { makeRandom } from '../../support/random.ts'
import { answerWith, json } from './answer-with.ts'

const { signal } = new AbortController()
const start = 1_795_000_000
const ids = Array.from({ length: 30 }, (_, at) => `source-${at}`)

test('whatever a phone knew, a part and that make the whole of the server', async () => {
  const random = makeRandom('parts')
  let index: WireIndex = { version: 1, catalog: 'c', sources: Object.fromEntries(ids.map((id) => [id, {}])) }
  let now = start
  const asked = serve(() => index)
  const known: KnownIndex[] = []
  for (let step = 0; step < 120; step++) {
    now += random.between(60, 8 * 3600)
    const id = random.pick(ids)
    const entry = { ...index.sources[id] }
    delete entry.problem
    if (random.chance(0.7)) Object.assign(entry, { hash: `h${step}`, changed: now - random.between(0, 300) })
    if (random.chance(0.3)) entry.problem = { code: 'timeout', since: now }
    index = { ...index, catalog: `c${step >> 4}`, sources: { ...index.sources, [id]: entry } }
    const got = await ask(known.length > 0 ? random.pick(known.slice(-20)) : undefined, now)
    expect(got).toEqual(wholeOf(index))
    known.push({ index: got })
  }
  const parts = asked.filter(({ path }) => path.includes('since='))
  expect(parts.length).toBeGreaterThan(60)
  // None has to ask again, and all of them ask for few different things.
  expect(asked).toHaveLength(120)
  for (const { path } of parts) expect(Number(/since=(\d+)/.exec(path)?.[1]) % indexStep).toBe(0)
})

test('who was away for long, or knows nothing of it, asks for the whole', async () => {
  const index = indexOf({ a: { hash: 'h1', changed: start }, b: { hash: 'h2', changed: start } })
  const asked = serve(() => index)
  await ask({ index: wholeOf(index) }, start + 4 * 86_400)
  await ask({ index: { catalogHash: 'c', sources: { a: {} } } }, start)
  expect(asked.map(({ path }) => path)).toEqual(['/api/feeds', '/api/feeds'])
})

test('a part that does not fit what is known is not trusted: the whole is asked for, whatever is stored', async () => {
  const index = indexOf({ a: { hash: 'h1', changed: start }, b: { hash: 'h2', changed: start - 90_000 } })
  const asked = serve(() => index)
  const changes: FeedIndex['sources'][] = [
    // One more than the server has, one less, and another body.
    { ...wholeOf(index).sources, c: { hash: 'h3' } },
    { a: { hash: 'h1', changedAt: start * 1000 } },
    { a: { hash: 'h1', changedAt: start * 1000 }, b: { hash: 'old' } },
  ]
  for (const sources of changes) {
    asked.length = 0
    const got = await ask({ index: { catalogHash: 'c', sources }, etag: '"of another"' }, start + 60)
    expect(got).toEqual(wholeOf(index))
    expect(asked.map(({ path }) => path)).toEqual([expect.stringContaining('since='), '/api/feeds'])
    expect(asked[1]?.init.headers).toEqual({})
  }
})

test('a server of an earlier version gives the whole, and a part without its sum is not believed', async () => {
  const index = indexOf({ a: { hash: 'h1', changed: start } })
  answerWith(() => json(index))
  const known = { index: { catalogHash: 'x', sources: { a: { hash: 'h0', changedAt: start * 1000 - 5 } } } }
  expect(await ask(known, start)).toEqual(wholeOf(index))
  const asked = answerWith(({ path }) => json(path.includes('since=') ? { ...index, since: start } : index))
  expect(await ask(known, start)).toEqual(wholeOf(index))
  expect(asked).toHaveLength(2)
})

function serve(index: () => WireIndex) {
  return answerWith(({ path }) => {
    const since = /since=(\d+)/.exec(path)?.[1]
    return json(since === undefined ? index() : partOfIndex(index(), Number(since)))
  })
}

function indexOf(sources: WireIndex['sources']): WireIndex {
  return { version: 1, catalog: 'c', sources }
}

function wholeOf(index: WireIndex): FeedIndex {
  const whole = readFeedIndex(index)
  if (!whole) throw new Error('No index.')
  return whole
}

async function ask(known: KnownIndex | undefined, seconds: number): Promise<FeedIndex> {
  const answer = await fetchFeedIndex(known, { signal }, { now: seconds * 1000 })
  if (answer.kind !== 'index') throw new Error(answer.kind)
  return answer.index
}
