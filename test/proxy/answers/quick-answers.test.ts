import { expect, test } from 'vitest'
import { createQuickAnswer, type QuickAnswer } from '../../../proxy/answers/quick-answers.ts'
import { feedBodyPath, indexStep } from '../../../proxy/wire.ts'
import { eventually } from '../../support/eventually.ts'
import { type Given, givenHandler } from '../given-handler.ts'

async function given(memoryBytes?: number): Promise<Given & { quick: QuickAnswer }> {
  const base = await givenHandler(memoryBytes === undefined ? {} : { memoryBytes })
  await base.feedIndex()
  return { ...base, quick: createQuickAnswer(base) }
}

const sinceNow = Math.floor(Date.now() / 1000 / indexStep) * indexStep
const paths = {
  'the index': () => '/api/feeds',
  'a part of it': () => `/api/feeds?after=${sinceNow}&since=${sinceNow}`,
  'a body': (hash: string) => feedBodyPath('elm', hash),
}
const encodings = ['gzip, deflate, br, zstd', 'br;q=0, gzip', 'GZIP']
const rows = Object.entries(paths).flatMap(([name, path]) =>
  encodings.map((acceptEncoding) => ({ name, path, acceptEncoding })),
)

test.each(rows)('$name for $acceptEncoding is what the handler answers', async ({ path, acceptEncoding }) => {
  const { get, quick, hash, feedIndex } = await given()
  await feedIndex(sinceNow)
  const whole = await get(path(hash), { 'accept-encoding': acceptEncoding })
  const etag = whole.headers.get('etag') ?? ''
  expect(etag).toContain(acceptEncoding.toLowerCase().includes('gzip, deflate') ? '-br-' : '-gzip-')
  const other = etag.replace(/.{9}$/, 'AAAAAAAA"')
  for (const ifNoneMatch of [null, etag, `W/${etag}`, `"x", ${etag}`, other, '"x"', '*']) {
    const headers = {
      'accept-encoding': acceptEncoding,
      ...(ifNoneMatch && { 'if-none-match': ifNoneMatch }),
    }
    const slow = await get(path(hash), headers)
    // Twice: the second time it is ready.
    for (let time = 0; time < 2; time++) {
      const answer = quick({ path: path(hash), acceptEncoding, ifNoneMatch })
      expect(answer?.status).toBe(slow.status)
      expect(answer?.headers).toEqual(Object.fromEntries(slow.headers))
      expect(Buffer.from(answer?.bytes ?? [])).toEqual(Buffer.from(await slow.clone().arrayBuffer()))
    }
  }
})

test.each([
  '/',
  '/api/feeds/',
  '/api/feeds?a=b',
  '/api/feeds/elm',
  '/api/feeds/elm/',
  '/api/feeds/elm/unknown',
  '/api/feeds/oak/HASH',
  '/api/feeds/%65lm/HASH',
  '/api/feeds/elm/HASH/',
  '/api/feeds/elm/HASH?a=b',
  'http://localhost/api/feeds',
])('%s is left to the handler', async (path) => {
  const { quick, hash } = await given()
  const request = { acceptEncoding: 'br', ifNoneMatch: null }
  expect(quick({ ...request, path: path.replace('HASH', hash) })).toBeUndefined()
})

test('a body is left to the handler where it is asked for plain, or is not in memory', async () => {
  const held = await given()
  const path = feedBodyPath('elm', held.hash)
  expect(held.quick({ path, acceptEncoding: 'br', ifNoneMatch: null })).toBeDefined()
  expect(held.quick({ path, acceptEncoding: null, ifNoneMatch: null })).toBeUndefined()
  const { quick } = await given(0)
  expect(quick({ path, acceptEncoding: 'br', ifNoneMatch: null })).toBeUndefined()
})

test('an index that is being built is left to the handler, and is the new one then', async () => {
  const { quick, states } = await given()
  const request = { path: '/api/feeds', acceptEncoding: 'br', ifNoneMatch: null }
  const before = quick(request)
  const state = states.get('elm')
  if (state === undefined) throw new Error('no state')
  await states.set('elm', { ...state, trouble: { since: 1, problem: { code: 'timeout' } } })
  expect(quick(request)).toBeUndefined()
  await eventually(() => expect(quick(request)).toBeDefined())
  expect(quick(request)?.headers.etag).not.toBe(before?.headers.etag)
})

test('a source whose address moved says so, though its bytes are the same', async () => {
  const { quick, states, hash } = await given()
  const request = { path: feedBodyPath('elm', hash), acceptEncoding: 'br', ifNoneMatch: null }
  expect(quick(request)?.headers).toHaveProperty('x-feed-url', 'https://elm.example/final')
  const state = states.get('elm')
  if (state?.body === undefined) throw new Error('no body')
  await states.set('elm', { ...state, body: { ...state.body, finalUrl: 'https://elm.example/new' } })
  expect(quick(request)?.headers).toHaveProperty('x-feed-url', 'https://elm.example/new')
})
