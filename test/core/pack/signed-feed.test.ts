import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createSigner } from '../../../proxy/answers/signer.ts'
import { contentHash } from '../../../proxy/store/encoded.ts'
import { feedStatement } from '../../../proxy/wire.ts'
import { utf8 } from '../../../src/core/pack/bytes.ts'
import { unzipped, zipped } from '../../../src/core/pack/gzip.ts'
import { isSigned } from '../../../src/core/pack/signed-feed.ts'

const { publicKey, sign } = createSigner(new Uint8Array(32).fill(7))
const bytes = utf8('<rss/>')
const facts = {
  hash: contentHash(bytes),
  changed: 1_700_000_000,
  url: 'https://elm.example/feed',
  type: 'text/xml',
}
const feed = { ...facts, sourceId: 'elm', signature: sign(feedStatement('elm', facts)) }

test('what the server signed is signed', async () => {
  expect(await isSigned(feed, bytes, publicKey)).toBe(true)
})

test.each([
  ['other bytes', feed, utf8('<rss />'), publicKey],
  ['another source', { ...feed, sourceId: 'oak' }, bytes, publicKey],
  ['another time', { ...feed, changed: facts.changed + 1 }, bytes, publicKey],
  ['another address', { ...feed, url: 'https://oak.example/feed' }, bytes, publicKey],
  ['another type', { ...feed, type: 'text/xml; charset=utf-7' }, bytes, publicKey],
  ['another server’s key', feed, bytes, createSigner(new Uint8Array(32).fill(8)).publicKey],
  ['a key that is none', feed, bytes, 'x'],
  ['a signature that is none', { ...feed, signature: '%' }, bytes, publicKey],
])('with %s it is not', async (_, given, wrong, key) => {
  expect(await isSigned(given, wrong, key)).toBe(false)
})

test('what is unzipped is what was zipped, and no more than is allowed', async () => {
  expect(await unzipped(await zipped(bytes), 6)).toEqual(bytes)
  await expect(unzipped(await zipped(bytes), 5)).rejects.toThrow(RangeError)
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(20_000_000)))
  await expect(unzipped(bomb, 1_000_000)).rejects.toThrow(RangeError)
  await expect(unzipped(utf8('no gzip'), 100)).rejects.toThrow()
})
