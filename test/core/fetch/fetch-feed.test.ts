import { afterEach, expect, test, vi } from 'vitest'
import { fetchFeed } from '../../../src/core/fetch/fetch-feed.ts'
import { answerWith, html, silence } from './answer-with.ts'

const signal = new AbortController().signal
const ask = () => fetchFeed('a', 'h1', { signal })
const headers = { 'x-feed-url': 'https://chapter.example/feed/', 'x-feed-type': 'text/xml; charset=latin1' }

afterEach(() => {
  vi.useRealTimers()
})

test('a body comes with the address and the type its publisher gave', async () => {
  const asked = answerWith(() => new Response('<rss/>', { headers }))
  const answer = await ask()
  expect(answer).toMatchObject({
    kind: 'body',
    url: 'https://chapter.example/feed/',
    contentType: 'text/xml; charset=latin1',
  })
  expect(answer.kind === 'body' && new TextDecoder().decode(answer.bytes)).toBe('<rss/>')
  expect(asked[0]?.path).toBe('/api/feeds/a/h1')
})

test('a page that our server did not send is a captive portal, not a feed', async () => {
  answerWith(() => html())
  expect(await ask()).toEqual({ kind: 'failed', problem: { code: 'captivePortal' } })
})

test('a body the server no longer has is outdated', async () => {
  answerWith(() => html(404))
  expect(await ask()).toEqual({ kind: 'outdated' })
})

test('a body longer than a phone should hold is given up', async () => {
  const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(4_000_000)) })
  answerWith(() => new Response(endless, { headers }))
  expect(await ask()).toEqual({ kind: 'failed', problem: { code: 'serverAnswer' } })
})

test('a slow line that still brings bytes is let go on', async () => {
  vi.useFakeTimers()
  const { stream, send, end } = openStream()
  answerWith(() => new Response(stream, { headers }))
  const asking = ask()
  for (let part = 0; part < 6; part++) {
    await vi.advanceTimersByTimeAsync(25_000)
    send('<rss>')
  }
  end()
  expect(await asking).toMatchObject({ kind: 'body' })
})

test('a line that stalls in the middle is given up', async () => {
  vi.useFakeTimers()
  const { stream, send, fail } = openStream()
  answerWith(({ init }) => {
    // As a browser does to the body of a request that is aborted.
    init.signal?.addEventListener('abort', fail)
    return new Response(stream, { headers })
  })
  const asking = ask()
  send('<rss>')
  await vi.advanceTimersByTimeAsync(31_000)
  expect(await asking).toEqual({ kind: 'failed', problem: { code: 'serverTimeout' } })
})

test('a server that says nothing is given up', async () => {
  vi.useFakeTimers()
  answerWith(silence)
  const asking = ask()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await asking).toEqual({ kind: 'failed', problem: { code: 'serverTimeout' } })
})

function openStream() {
  let controller: ReadableStreamDefaultController | undefined
  const stream = new ReadableStream({
    start: (given) => {
      controller = given
    },
  })
  return {
    stream,
    send: (text: string) => controller?.enqueue(new TextEncoder().encode(text)),
    end: () => controller?.close(),
    fail: () => controller?.error(new DOMException('', 'AbortError')),
  }
}
