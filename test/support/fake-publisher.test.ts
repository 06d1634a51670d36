import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakePublisher, startFakePublisher } from './fake-publisher.ts'
import { floods } from './wire-fault.ts'

const feed = { body: '<rss/>', contentType: 'application/rss+xml', etag: '"one"' }
let publisher: FakePublisher

beforeEach(async () => {
  publisher = await startFakePublisher()
  publisher.serve('/feed', feed)
})
afterEach(() => publisher.close())

const get = (path: string, headers?: Record<string, string>) =>
  fetch(publisher.url + path, { redirect: 'manual', ...(headers ? { headers } : {}) })

test('an answer carries its validators, and a request that has them gets a 304', async () => {
  const first = await get('/feed')
  expect(await first.text()).toBe('<rss/>')
  expect(first.headers.get('etag')).toBe('"one"')
  expect((await get('/feed', { 'if-none-match': 'W/"one"' })).status).toBe(304)
  expect((await get('/feed', { 'if-none-match': '"two"' })).status).toBe(200)
  expect(publisher.requests('/feed')).toHaveLength(3)
})

test('a fault lasts until it is mended, or as often as it says', async () => {
  publisher.fault('/feed', { kind: 'status', status: 429, retryAfter: 120 })
  const refused = await get('/feed')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '120'])
  publisher.mend('/feed')
  expect((await get('/feed')).status).toBe(200)
  publisher.fault('/feed', { kind: 'status', status: 500, times: 1 })
  expect((await get('/feed')).status).toBe(500)
  expect((await get('/feed')).status).toBe(200)
})

test('a loop of redirects never comes to an end', async () => {
  publisher.fault('/feed', { kind: 'redirectLoop' })
  const next = (await get('/feed')).headers.get('location') ?? ''
  const after = (await get(next)).headers.get('location')
  expect([next, after]).toEqual(['/feed?hop=1', '/feed?hop=2'])
})

test('a stopped publisher refuses, and comes back on the same port', async () => {
  await publisher.stop()
  await expect(get('/feed')).rejects.toThrow()
  await publisher.start()
  expect((await get('/feed')).status).toBe(200)
})

test('a truncated feed is a whole answer, a reset one is not', async () => {
  publisher.fault('/feed', { kind: 'truncated' })
  expect(await (await get('/feed')).text()).toBe('<rs')
  publisher.fault('/feed', { kind: 'reset', afterBytes: 3 })
  await expect(get('/feed').then((answer) => answer.text())).rejects.toThrow()
})

test('a gzip bomb is small on the wire and large once unpacked', async () => {
  publisher.fault('/feed', { kind: 'bomb', encoding: 'gzip', bytes: 5_000_000 })
  expect((await (await get('/feed')).arrayBuffer()).byteLength).toBeGreaterThan(5_000_000)
})

test('a wire fault sends what no library would', async () => {
  publisher.fault('/feed', { kind: 'raw', text: 'no status line' })
  await expect(get('/feed')).rejects.toThrow()
  publisher.fault('/feed', floods.body)
  const reader = (await get('/feed')).body?.getReader()
  for (let received = 0; received < 1_000_000; ) received += (await reader?.read())?.value?.length ?? 0
  await reader?.cancel()
})

test('every address answers with the log-in page of a captive portal', async () => {
  publisher.fault('*', { kind: 'captivePortal' })
  expect(await (await get('/anything')).text()).toContain('Log in')
})
