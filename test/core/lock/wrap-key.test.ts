import { expect, test } from 'vitest'
import {
  iterations,
  newDataKey,
  randomBytes,
  unwrapByPassphrase,
  unwrapByPrf,
  wrapByPassphrase,
  wrapByPrf,
} from '../../../src/core/lock/wrap-key.ts'

const rounds = 1000

test('a passphrase opens what it has locked, however the keyboard writes its letters, and no other does', async () => {
  const key = newDataKey()
  const wrap = await wrapByPassphrase(key, 'caf\u00e9 con pan y rosas', rounds)
  expect(wrap.iterations).toBe(rounds)
  expect(await unwrapByPassphrase([wrap], 'cafe\u0301 con pan y rosas')).toEqual(key)
  for (const wrong of ['', 'cafe con pan y rosas', 'caf\u00e9 con pan y rosas '])
    expect(await unwrapByPassphrase([wrap], wrong)).toBeUndefined()
  expect(await unwrapByPassphrase([], 'caf\u00e9 con pan y rosas')).toBeUndefined()
})

test('it is stretched as is asked for unless a test wants less', async () => {
  expect(iterations).toBe(600_000)
  expect((await wrapByPassphrase(newDataKey(), 'pan y rosas')).iterations).toBe(600_000)
})

test('one changed bit of salt, nonce or key lets nobody in', async () => {
  const wrap = await wrapByPassphrase(newDataKey(), 'pan y rosas', rounds)
  for (const part of ['salt', 'iv', 'key'] as const) {
    const changed = Uint8Array.from(wrap[part])
    changed[3] = (changed[3] ?? 0) ^ 1
    expect(await unwrapByPassphrase([{ ...wrap, [part]: changed }], 'pan y rosas')).toBeUndefined()
  }
})

test('the same key is wrapped otherwise each time', async () => {
  const key = newDataKey()
  const [a, b] = await Promise.all([0, 1].map(() => wrapByPassphrase(key, 'pan y rosas', rounds)))
  expect(a?.salt).not.toEqual(b?.salt)
  expect(a?.key).not.toEqual(b?.key)
})

test('what an authenticator makes opens its own wrap, and no other secret does', async () => {
  const [key, secret] = [newDataKey(), randomBytes(32)]
  const wrap = await wrapByPrf(key, { secret, salt: randomBytes(32), credentialId: randomBytes(16) })
  expect(await unwrapByPrf(wrap, secret)).toEqual(key)
  expect(await unwrapByPrf(wrap, randomBytes(32))).toBeUndefined()
})
