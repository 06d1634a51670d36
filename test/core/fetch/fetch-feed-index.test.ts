import { afterEach, expect, test, vi } from 'vitest'
import { fetchFeedIndex } from '../../../src/core/fetch/fetch-feed-index.ts'
import { answerWith, html, json, noNetwork, silence } from './answer-with.ts'

const signal = new AbortController().signal
const none = { catalogHash: '', sources: {} }
const now = Date.UTC(2026, 10, 20, 15)
const ask = (etag?: string) =>
  fetchFeedIndex(etag === undefined ? undefined : { etag, index: none }, { signal }, { now })
const failed = (problem: object) => ({ kind: 'failed', problem })

afterEach(() => {
  vi.useRealTimers()
})

test('the index is asked for conditionally, past the HTTP cache, and a 304 stays a 304', async () => {
  const asked = answerWith(() => new Response(null, { status: 304 }))
  expect(await ask('"abc"')).toEqual({ kind: 'unchanged' })
  expect(asked[0]).toMatchObject({
    path: '/api/feeds',
    init: { cache: 'no-store', headers: { 'if-none-match': '"abc"' } },
  })
})

test('after a push the index is asked for under the address of that change, past every cache on the way', async () => {
  const asked = answerWith(() => new Response(null, { status: 304 }))
  await fetchFeedIndex({ etag: '"abc"', index: none }, { signal }, { now, pushedAt: 1_795_000_000 })
  expect(asked[0]).toMatchObject({ path: '/api/feeds?after=1795000000', init: { cache: 'no-store' } })
})

test('without a stored index nothing is conditional', async () => {
  const asked = answerWith(() => json({ version: 1, catalog: 'c', sources: {} }, { etag: 'W/"x"' }))
  const index = { catalogHash: 'c', sources: {} }
  expect(await ask()).toEqual({ kind: 'index', index, etag: 'W/"x"' })
  expect(asked[0]?.init.headers).toEqual({})
})

test('the server’s own clock is told with the index, changed or not', async () => {
  const date = 'Fri, 20 Nov 2026 12:00:00 GMT'
  const at = Date.UTC(2026, 10, 20, 12)
  answerWith(() => json({ version: 1, catalog: 'c', sources: {} }, { date }))
  expect(await ask()).toMatchObject({ kind: 'index', at })
  answerWith(() => new Response(null, { status: 304, headers: { date } }))
  expect(await ask('"abc"')).toEqual({ kind: 'unchanged', at })
  answerWith(() => new Response(null, { status: 304, headers: { date: 'soon' } }))
  expect(await ask('"abc"')).toEqual({ kind: 'unchanged' })
})

test('a server at another origin is asked there', async () => {
  const asked = answerWith(() => json({ version: 1, catalog: 'c', sources: {} }))
  await fetchFeedIndex(undefined, { signal, origin: 'https://feed.example' }, { now })
  expect(asked[0]?.path).toBe('https://feed.example/api/feeds')
})

test('a login page in place of the index is a captive portal', async () => {
  answerWith(() => html())
  expect(await ask()).toEqual(failed({ code: 'captivePortal' }))
})

test('a redirect to a login page is a captive portal, and is not followed', async () => {
  const asked = answerWith(
    () => new Response(null, { status: 302, headers: { location: 'http://login.example/' } }),
  )
  expect(await ask()).toEqual(failed({ code: 'captivePortal' }))
  expect(asked[0]?.init.redirect).toBe('manual')
})

test('status 511 is a captive portal', async () => {
  answerWith(() => html(511))
  expect(await ask()).toEqual(failed({ code: 'captivePortal' }))
})

test('an error page is the status it comes with', async () => {
  answerWith(() => html(502))
  expect(await ask()).toEqual(failed({ code: 'serverStatus', status: 502 }))
})

test('JSON that is cut short or of a later version is an answer this version cannot read', async () => {
  const cut = new Response('{"version":1,"cat', { headers: { 'content-type': 'application/json' } })
  for (const answer of [cut, json({ version: 2, catalog: 'c', sources: {} }), json([])]) {
    answerWith(() => answer)
    expect(await ask()).toEqual(failed({ code: 'serverAnswer' }))
  }
})

test('an answer without end is given up at the limit', async () => {
  const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1_000_000)) })
  answerWith(() => new Response(endless))
  expect(await ask()).toEqual(failed({ code: 'serverAnswer' }))
})

test('no network is told apart from a server that cannot be reached', async () => {
  answerWith(noNetwork)
  expect(await ask()).toEqual(failed({ code: 'serverUnreachable' }))
  vi.stubGlobal('navigator', { onLine: false })
  expect(await ask()).toEqual(failed({ code: 'offline' }))
})

test('a server that says nothing is given up', async () => {
  vi.useFakeTimers()
  answerWith(silence)
  const asking = ask()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await asking).toEqual(failed({ code: 'serverTimeout' }))
})

test('a request ends when its caller cancels it', async () => {
  const cancelling = new AbortController()
  answerWith(silence)
  const asking = fetchFeedIndex(undefined, { signal: cancelling.signal }, { now })
  cancelling.abort()
  expect(await asking).toEqual({ kind: 'cancelled' })
})
