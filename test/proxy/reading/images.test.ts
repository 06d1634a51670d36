import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createImages } from '../../../proxy/reading/images.ts'
import { createRateLimits, perMinute } from '../../../proxy/reading/rate-limits.ts'
import { createReaderFetch } from '../../../proxy/reading/reader-fetch.ts'
import { resizeImage } from '../../../proxy/reading/resize-image.ts'
import type { FetchUpstream, UpstreamAnswer } from '../../../proxy/upstream/fetch-upstream.ts'
import { imagePath } from '../../../proxy/wire.ts'
import { bodyAnswer, givenHandler } from '../given-handler.ts'
import { until } from '../support.ts'

async function picture(background: string): Promise<UpstreamAnswer> {
  const create = { width: 400, height: 200, channels: 3, background } as const
  return { ...bodyAnswer, bytes: new Uint8Array(await sharp({ create }).png().toBuffer()) }
}

const pathOf = (name: string) => imagePath(`https://cdn.example/${name}`, 96)

test('the same picture at two addresses is stored once', async () => {
  const red = await picture('red')
  const blue = await picture('blue')
  const { get, store } = await givenHandler({
    answer: async ({ url }) => (url.includes('blue') ? blue : red),
  })
  const written: string[] = []
  const { writeBlob } = store
  store.writeBlob = (key, bytes) => {
    // What points from an address to the picture is not the picture.
    if (bytes.length > 40) written.push(key)
    return writeBlob(key, bytes)
  }
  const etags: (string | null)[] = []
  for (const name of ['red.png', 'also-red.png', 'blue.png']) {
    const answer = await get(pathOf(name))
    expect(answer.status).toBe(200)
    etags.push(answer.headers.get('etag'))
  }
  expect(written).toHaveLength(2)
  expect(etags[0]).toBe(etags[1])
  expect(etags[0]).not.toBe(etags[2])
})

test('who has a picture already gets 304', async () => {
  const { get } = await givenHandler({ answer: await picture('red') })
  const first = await get(pathOf('a.png'))
  const again = await get(pathOf('a.png'), { 'if-none-match': first.headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('what is stored is given to those who have asked too much, too', async () => {
  const { get, asked } = await givenHandler({
    answer: await picture('red'),
    rateLimits: createRateLimits(() => 0),
  })
  for (let at = 0; at < 2 * perMinute.image.client; at++) {
    expect((await get(pathOf('a.png'), {}, 'GET', '203.0.113.7')).status).toBe(200)
  }
  expect(asked).toHaveLength(1)
})

test('a hundred phones that miss the same picture cause one fetch and take one turn of its host', async () => {
  const { get, asked } = await givenHandler({
    answer: await picture('red'),
    rateLimits: createRateLimits(() => 0),
  })
  for (const name of ['a.png', 'b.png']) {
    const phones = Array.from({ length: 100 }, (_, at) => get(pathOf(name), {}, 'GET', `203.0.${at}.7`))
    for (const { status } of await Promise.all(phones)) expect(status).toBe(200)
  }
  expect(asked).toHaveLength(2)
})

test('a host that was asked enough is asked no more, and another still is', async () => {
  const { get, asked } = await givenHandler({
    answer: await picture('red'),
    rateLimits: createRateLimits(() => 0),
  })
  for (let at = 0; at < perMinute.image.host; at++) await get(pathOf(`${at}`), {}, 'GET', `203.0.${at}.7`)
  const refused = await get(pathOf('more'), {}, 'GET', '198.51.100.7')
  expect([refused.status, await refused.json()]).toEqual([429, { code: 'tooManyRequests' }])
  expect(asked).toHaveLength(perMinute.image.host)
  expect((await get(imagePath('https://oak.example/a', 96))).status).toBe(200)
})

test.each<[string, UpstreamAnswer, number]>([
  ['a missing picture', { kind: 'failed', problem: { code: 'status', status: 404 } }, 502],
  ['a document', bodyAnswer, 415],
  ['a dead site', { kind: 'failed', problem: { code: 'timeout' } }, 504],
])('%s is asked for once, however many want it', async (_, answer, status) => {
  let now = 0
  const { get, asked } = await givenHandler({ answer, isPolite: true, now: () => now })
  const first = await get(pathOf('a.png'))
  const told = await first.text()
  for (let at = 0; at < 50; at++) {
    const again = await get(pathOf('a.png'))
    expect([again.status, await again.text()]).toEqual([status, told])
  }
  expect(asked).toHaveLength(1)
  now += 11 * 60_000
  await get(pathOf('a.png'))
  expect(asked).toHaveLength(2)
})

test('all the pictures of a dead site cost three tries, two at a time', async () => {
  let atOnce = 0
  let most = 0
  const endings: (() => void)[] = []
  const answer: FetchUpstream = async () => {
    most = Math.max(most, ++atOnce)
    await new Promise<void>((done) => endings.push(done))
    atOnce--
    return { kind: 'failed', problem: { code: 'timeout' } }
  }
  const { get, asked } = await givenHandler({ answer, isPolite: true, now: () => 0 })
  const answers = Promise.all(Array.from({ length: 60 }, (_, at) => get(pathOf(`${at}.png`))))
  await until(() => endings.length === 2)
  endings[0]?.()
  await until(() => endings.length === 3)
  endings[1]?.()
  await until(() => endings.length === 4)
  for (const end of endings) end()
  for (const { status } of await answers) expect(status).toBe(504)
  // The fourth was under way when the third failed.
  expect(asked).toHaveLength(4)
  expect(most).toBe(2)
})

test('a burst beyond the queue is turned away at once and told when to come back', async () => {
  let end: () => void = () => {}
  const ended = new Promise<void>((done) => {
    end = done
  })
  const red = await picture('red')
  const { get } = await givenHandler({ answer: () => ended.then(() => red), isPolite: true })
  const burst = Array.from({ length: 150 }, (_, at) => get(pathOf(`${at}.png`)))
  const refused = await get(pathOf('last.png'))
  expect([refused.status, await refused.json()]).toEqual([503, { code: 'busy' }])
  expect(refused.headers.get('retry-after')).toBe('5')
  end()
  const statuses = (await Promise.all(burst)).map(({ status }) => status)
  // Two under way and a quarter of the queue for one host.
  expect(statuses.filter((status) => status === 200)).toHaveLength(102)
  expect(statuses.filter((status) => status === 503)).toHaveLength(48)
})

test('a store that fails costs the picture nothing but being kept', async () => {
  const faults: unknown[] = []
  const red = await picture('red')
  const away = () => Promise.reject(new Error('disk full'))
  const readerFetch = createReaderFetch({
    fetch: async () => red,
    wants: 'image',
    largeAtOnce: 3,
    atOnce: 2,
    isPolite: true,
    takeUpstream: async () => undefined,
    now: () => 0,
  })
  const { store } = await givenHandler()
  const getImage = createImages({
    readerFetch,
    store: { ...store, readBlob: away, writeBlob: away },
    resize: resizeImage,
    maxPixels: 1_000_000,
    onStoreFault: (error) => faults.push(error),
  })
  const answer = await getImage(new URL('https://cdn.example/a.png'), 96, async () => undefined)
  expect(answer.kind).toBe('image')
  expect(faults).not.toEqual([])
})
