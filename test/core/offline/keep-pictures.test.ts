import { beforeEach, expect, test } from 'vitest'
import { checkReadiness } from '../../../src/core/offline/check-readiness.ts'
import { keepPictures, type PicturesProgress } from '../../../src/core/offline/keep-pictures.ts'
import { saveCatalog } from '../../../src/core/storage/catalog.ts'
import { deleteKeptPicture, keptAddresses, putKeptPicture } from '../../../src/core/storage/kept-picture.ts'
import { allPictures } from '../../../src/core/storage/pictures.ts'
import { readPictureState, savePictureState } from '../../../src/core/storage/readiness.ts'
import { savePost } from '../../../src/core/storage/saved.ts'
import { write } from '../../../src/core/storage/transaction.ts'
import { makeSource } from '../../support/make-post.ts'
import { type Asked, answerWith, html, noNetwork } from '../fetch/answer-with.ts'
import { freshDatabase } from '../storage/fresh-database.ts'
import { hour, makePosts, now, store } from '../storage/make-stored.ts'
import { fakeCaches } from './fake-caches.ts'

let browser: { isFull: boolean }
let clock: number

beforeEach(async () => {
  await freshDatabase()
  browser = fakeCaches()
  clock = now
})

test('pictures of kept posts are stored with their hash, the newest post’s first', async () => {
  await storePosts(3)
  const asked = answerWith(() => webp(40))
  const steps: PicturesProgress[] = []
  expect(await keep({ onProgress: (step) => steps.push(step) })).toBeUndefined()
  expect(asked.map(addressOf)).toEqual([address(0), address(1), address(2)])
  expect(asked[0]?.init.cache).toBe('no-store')
  const [first] = await allPictures()
  expect(first).toMatchObject({ address: address(0), bytes: 40, width: 720, storedAt: now })
  expect(first?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(steps.at(0)).toEqual({ done: 0, total: 3 })
  expect(steps.at(-1)).toEqual({ done: 3, total: 3 })
})

test('with nothing new nothing is asked for', async () => {
  await storePosts(3)
  const asked = answerWith(() => webp(40))
  await keep()
  asked.splice(0)
  await keep()
  expect(asked).toEqual([])
})

test.each([
  ['a log-in page', () => html(), 'captivePortal'],
  ['a log-in page that calls itself a picture', () => html200AsPicture(), 'captivePortal'],
  ['half a picture', () => new Response(webpBytes(40).slice(0, 30), asWebp), 'captivePortal'],
  ['a server that is no more', () => new Response('Bad gateway', { status: 502 }), 'serverStatus'],
  ['no network', noNetwork, 'serverUnreachable'],
] as const)('%s is kept as no picture, blamed on none, and ends it', async (_, answer, code) => {
  await storePosts(9)
  const asked = answerWith(answer)
  expect(await keep()).toMatchObject({ code })
  expect(asked.length).toBeLessThanOrEqual(5)
  expect(await allPictures()).toEqual([])
  expect(await keptAddresses()).toEqual([])
  expect((await readPictureState()).failures).toEqual({})
})

test('a picture that is no more is asked for again after a pause, or when the reader asks', async () => {
  await storePosts(2)
  const asked = answerWith((one) =>
    addressOf(one) === address(0)
      ? new Response('{"code":"status","status":404}', { status: 502 })
      : webp(40),
  )
  expect(await keep()).toBeUndefined()
  expect((await check())?.pictures).toMatchObject({ stored: 1, missing: 0, lost: 1 })
  asked.splice(0)
  await keep()
  expect(asked).toEqual([])
  await keep({ isAsked: true })
  expect(asked.map(addressOf)).toEqual([address(0)])
  clock += 6 * hour - 1
  await keep()
  expect(asked).toHaveLength(1)
  clock += 1
  await keep()
  expect(asked).toHaveLength(2)
  answerWith(() => webp(40))
  await keep({ isAsked: true })
  expect((await readPictureState()).failures).toEqual({})
})

test('a busy server is asked again after as long as it says', async () => {
  await storePosts(1)
  let times = 0
  const asked = answerWith(() =>
    ++times < 2
      ? new Response('{"code":"busy"}', { status: 503, headers: { 'retry-after': '0.01' } })
      : webp(40),
  )
  await keep()
  expect(asked).toHaveLength(2)
  expect(await allPictures()).toHaveLength(1)
})

test('ended half-way, the next time goes on from there', async () => {
  await storePosts(8)
  const stop = new AbortController()
  const asked = answerWith(() => webp(40))
  await keep({ signal: stop.signal, onProgress: ({ done }) => done >= 3 && stop.abort() })
  const stored = (await allPictures()).length
  expect(stored).toBeGreaterThanOrEqual(3)
  expect(stored).toBeLessThan(8)
  asked.splice(0)
  await keep()
  expect(asked).toHaveLength(8 - stored)
  expect(await allPictures()).toHaveLength(8)
})

test('what a kill left is mended: bytes without a record, and a record without bytes', async () => {
  await storePosts(2)
  answerWith(() => webp(40))
  await keep()
  await putKeptPicture('https://site.example/unknown.jpg', webpBytes(40), 720)
  await deleteKeptPicture(address(1))
  await check()
  expect(await keptAddresses()).toEqual([address(0)])
  expect((await allPictures()).map((image) => image.address)).toEqual([address(0)])
  await keep()
  expect((await keptAddresses()).sort()).toEqual([address(0), address(1)])
})

test('bytes that are not those recorded count as missing', async () => {
  await storePosts(2)
  answerWith(() => webp(40))
  await keep()
  expect((await check())?.pictures).toEqual({ stored: 2, bytes: 80, missing: 0, lost: 0 })
  await putKeptPicture(address(1), webpBytes(40, 9), 720)
  const found = await check()
  expect(found?.pictures).toEqual({ stored: 1, bytes: 40, missing: 1, lost: 0 })
  expect(found?.missingIn).toEqual(['a/1'])
})

test('a check that is ended says nothing', async () => {
  await storePosts(2)
  expect(await checkReadiness({ now: () => clock, signal: AbortSignal.abort() })).toBeUndefined()
})

test('over the room there is, old pictures go and those of saved posts stay', async () => {
  await storePosts(6)
  answerWith(() => webp(40))
  await keep()
  await savePost('a/5', now)
  await savePictureState({ failures: {}, room: { bytes: 80, at: now } })
  await keep()
  expect((await allPictures()).map((image) => image.address)).toEqual([address(0), address(5)])
  expect((await keptAddresses()).sort()).toEqual([address(0), address(5)])
})

test('while data is saved only the pictures of what is kept are fetched ahead', async () => {
  await storePosts(6)
  await savePost('a/5', now)
  await write(['settings'], 'strict', (transaction) =>
    transaction.objectStore('settings').put({ key: 'savesData', value: true }),
  )
  const asked = answerWith(() => webp(40))
  await keep()
  expect(asked.map(addressOf)).toEqual([address(5)])
  expect(await check()).toMatchObject({ savesData: true, pictures: { stored: 1, missing: 0 } })
})

test('a full phone ends it, makes room, and is not tried with more', async () => {
  await storePosts(8)
  const asked = answerWith(() => webp(40))
  const fill = ({ done }: PicturesProgress) => {
    browser.isFull = done >= 4
  }
  expect(await keep({ onProgress: fill })).toEqual({ code: 'storageFull' })
  browser.isFull = false
  const stored = (await allPictures()).length
  expect(stored).toBeLessThanOrEqual(4)
  expect((await check())?.isFull).toBe(true)
  asked.splice(0)
  await keep()
  expect(asked.length).toBeLessThanOrEqual(1)
  clock += 4 * 24 * hour
  await keep()
  expect(await allPictures()).toHaveLength(8)
})

interface Given {
  signal?: AbortSignal
  isAsked?: boolean
  onProgress?: (progress: PicturesProgress) => void
}

function keep({ signal = new AbortController().signal, isAsked = false, onProgress = () => {} }: Given = {}) {
  return keepPictures({ now: () => clock, signal, isAsked, onProgress })
}

function check() {
  return checkReadiness({ now: () => clock, signal: new AbortController().signal })
}

async function storePosts(count: number): Promise<void> {
  await saveCatalog({ publishers: [], sources: [makeSource({ id: 'a' })] }, now)
  const posts = makePosts('a', count)
  await store(
    'a',
    posts.map(({ post, body }, at) => ({ post, body: { ...body, images: [{ url: address(at) }] } })),
  )
}

function address(at: number): string {
  return `https://site.example/${at}.jpg?a&b`
}

function addressOf({ path }: Asked): string | null {
  return new URLSearchParams(path.split('?')[1]).get('url')
}

const asWebp = { headers: { 'content-type': 'image/webp' } }

function webp(length: number): Response {
  return new Response(webpBytes(length), asWebp)
}

/** As much of one as anybody looks at. */
function webpBytes(length: number, filling = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length).fill(filling)
  bytes.set(new TextEncoder().encode('RIFF'))
  bytes.set(new TextEncoder().encode('WEBP'), 8)
  new DataView(bytes.buffer).setUint32(4, length - 8, true)
  return bytes
}

function html200AsPicture(): Response {
  return new Response('<!doctype html><title>Log in to Café WiFi</title>', asWebp)
}
