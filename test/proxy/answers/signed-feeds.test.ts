import { createPublicKey, verify } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSigner } from '../../../proxy/answers/signer.ts'
import { createSigning } from '../../../proxy/answers/signing.ts'
import { diskSeed } from '../../../proxy/store/signing-seed.ts'
import { StoreAway } from '../../../proxy/store/store-away.ts'
import { type FeedIndex, feedStatement, type SignedFeeds } from '../../../proxy/wire.ts'
import { givenHandler } from '../given-handler.ts'
import { tempDir } from '../support.ts'

const seed = Uint8Array.from({ length: 32 }, (_, at) => at)

test('the seed of RFC 8032’s first test makes its key and its signature', () => {
  const first = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
  const { publicKey, sign } = createSigner(first)
  expect(Buffer.from(publicKey, 'base64url').toString('hex')).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  )
  expect(Buffer.from(sign(''), 'base64url').toString('hex').slice(0, 32)).toBe(
    'e5564300c360ac729086e2cc806e828a',
  )
})

test('each published body is signed with its source, time, address and type', async () => {
  const { get, hash } = await givenHandler()
  const answer = await get('/api/signatures')
  const { key, sources } = (await answer.json()) as SignedFeeds
  expect(Object.keys(sources)).toEqual(['elm'])
  const feed = sources.elm
  if (!feed) throw new Error('elm is not signed.')
  const { signature, ...facts } = feed
  expect(facts).toEqual({ hash, changed: 9, url: 'https://elm.example/final', type: 'text/xml; charset=x' })
  expect(isSigned(key, feedStatement('elm', facts), signature)).toBe(true)
  expect(isSigned(key, feedStatement('oak', facts), signature)).toBe(false)
  expect(isSigned(key, feedStatement('elm', { ...facts, changed: 10 }), signature)).toBe(false)
})

test('the index names the key that the list is signed with', async () => {
  const { get } = await givenHandler()
  const { key } = (await (await get('/api/signatures')).json()) as SignedFeeds
  const { key: indexed } = (await (await get('/api/feeds')).json()) as FeedIndex
  expect(indexed).toBe(key)
})

test('where the store of the seed is away the index goes without the key until it is back', async () => {
  let isAway = true
  const signing = createSigning(async () => {
    if (isAway) throw new StoreAway()
    return seed
  })
  await expect(signing.signer()).rejects.toThrow(StoreAway)
  expect(signing.publicKey()).toBeUndefined()
  isAway = false
  await signing.signer()
  expect(signing.publicKey()).toBe(createSigner(seed).publicKey)
})

test('the list is answered with 304 while nothing is new, and says nothing of who asks', async () => {
  const { get } = await givenHandler()
  const etag = (await get('/api/signatures')).headers.get('etag') ?? ''
  expect((await get('/api/signatures', { 'if-none-match': etag })).status).toBe(304)
  expect((await get('/api/signatures?posts=elm/1')).headers.get('etag')).toBe(etag)
  expect((await get('/api/signatures', {}, 'POST')).status).toBe(405)
})

test('the seed is made once, for its owner alone, and a damaged one is not replaced', async () => {
  const dir = await tempDir()
  const { mkdir, writeFile } = await import('node:fs/promises')
  await mkdir(join(dir, 'temp'))
  const made = await diskSeed(dir)
  expect(made).toHaveLength(32)
  expect(await diskSeed(dir)).toEqual(made)
  expect((await stat(join(dir, 'signing-seed'))).mode & 0o777).toBe(0o600)
  expect(createSigner(made).publicKey).not.toBe(createSigner(seed).publicKey)
  await writeFile(join(dir, 'signing-seed'), 'short')
  await expect(diskSeed(dir)).rejects.toThrow(/damaged/)
})

function isSigned(key: string, text: string, signature: string): boolean {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key }
  return verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: jwk, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  )
}
