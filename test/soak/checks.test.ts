import { brotliCompressSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { makeRandom } from '../support/random.ts'
import type { Asked } from './ask.ts'
import { createEtagBook, formFault, pictureFault } from './checks.ts'
import { unexpectedLines } from './log-lines.ts'
import { faultOf, signedFeed } from './signed-text.ts'

const url = 'http://localhost:1/api/feeds'

function answer(bytes: Buffer, headers: Record<string, string> = {}): Asked {
  return { status: 200, bytes, headers: { 'content-length': String(bytes.length), ...headers } }
}

test('a signed feed is right only whole, of its source, and not from the future', () => {
  const text = signedFeed('elm', 3, 2000, makeRandom('signed'))
  expect(faultOf(text, 'elm', 3)).toBeUndefined()
  expect(faultOf(text, 'elm', 2)).toContain('not there yet')
  expect(faultOf(text, 'oak', 3)).toContain('elm')
  for (const at of [200, 1000, text.length - 2]) {
    expect(faultOf(`${text.slice(0, at)}~${text.slice(at + 1)}`, 'elm', 3)).toContain('wrong bytes')
  }
  expect(faultOf(text.slice(0, -1), 'elm', 3)).toContain('wrong bytes')
  expect(faultOf('<rss></rss>', 'elm', 3)).toContain('no hash')
})

test('one ETag for two answers is found, at one address and for strong ones only', () => {
  const { faultOf: etagFault } = createEtagBook()
  const given = (text: string, etag: string) => answer(Buffer.from(text), { etag })
  expect(etagFault(url, given('a', '"x"'))).toBeUndefined()
  expect(etagFault(url, given('a', '"x"'))).toBeUndefined()
  expect(etagFault(`${url}/other`, given('b', '"x"'))).toBeUndefined()
  expect(etagFault(url, given('b', '"x"'))).toContain('two answers')
  expect(etagFault(url, given('b', 'W/"x"'))).toContain('the ETag')
  expect(etagFault(url, answer(Buffer.from('b')))).toContain('the ETag')
})

test('an encoding nobody asked for is found, and one that is not what it says', () => {
  const zipped = answer(gzipSync('a'), { 'content-encoding': 'gzip' })
  const packed = answer(brotliCompressSync('a'), { 'content-encoding': 'br' })
  expect(formFault('gzip', zipped)).toBeUndefined()
  expect(formFault('*', packed)).toBeUndefined()
  expect(formFault('', answer(Buffer.from('a')))).toBeUndefined()
  expect(formFault('br;q=0, gzip;q=0.5', packed)).toContain('br')
  expect(formFault('identity', zipped)).toContain('gzip')
  expect(formFault('br', { ...packed, bytes: packed.bytes.subarray(1) })).toBeDefined()
  expect(formFault('br', answer(gzipSync('a'), { 'content-encoding': 'br' }))).toContain('decoded')
})

test('a picture of another color or width is found', async () => {
  const blue = { create: { width: 96, height: 72, channels: 3 as const, background: '#1020e0' } }
  const bytes = await sharp(blue).webp({ quality: 75 }).toBuffer()
  expect(await pictureFault(bytes, 96, [16, 32, 224])).toBeUndefined()
  expect(await pictureFault(bytes, 96, [16, 32, 160])).toContain('the color')
  expect(await pictureFault(bytes, 360, [16, 32, 224])).toContain('96')
  expect(await pictureFault(bytes.subarray(0, 40), 96, [16, 32, 224])).toContain('cannot be read')
})

const line = (message: string) => JSON.stringify({ time: '2026-01-01T00:00:00.000Z', message })

test.each([
  'DSA Feed on http://localhost:8080',
  '107 of 110 feeds answered.',
  '  status 503: elm, oak and 3 more',
  'elm0: answers again',
  'elm0: status 503',
  'elm0: addressNotAllowed',
  'SIGTERM: ending.',
])('"%s" is expected in the log', (message) => {
  expect(unexpectedLines(`${line(message)}\n`)).toEqual([])
})

test.each([
  line('elm0: TypeError: x is not a function'),
  line('Fault while answering /api/feeds: Error: x\n    at y'),
  line('Stored body AAAAAAAAAAAAAAAAAAAAAA.br is damaged: it counts as missing.'),
  line('The process that makes images ended: SIGKILL.'),
  'node:internal/process/promises:288',
  '(node:1) MaxListenersExceededWarning: Possible EventEmitter memory leak detected.',
])('"%s" is not', (text) => {
  expect(unexpectedLines(`${line('SIGTERM: ending.')}\n${text}\n`)).toEqual([text])
})
