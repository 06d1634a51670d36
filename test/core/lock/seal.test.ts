import { expect, test } from 'vitest'
import { makeSeal } from '../../../src/core/lock/make-seal.ts'
import { padded, unpadded } from '../../../src/core/lock/padding.ts'
import { newDataKey } from '../../../src/core/lock/wrap-key.ts'

const key = newDataKey()
const seal = makeSeal(key)
const row = { postId: 'roseville/1f2e', text: 'Meet at the gate — ¡a las 6!' }
const blinded = seal.blind('notes', row.postId)

test('what was sealed opens again with the same key, made anew', () => {
  expect(makeSeal(key).open('notes', blinded, seal.seal('notes', blinded, row))).toEqual(row)
})

test('nothing of a row can be read in its sealed form, nor is it twice the same', () => {
  const [a, b] = [seal.seal('notes', blinded, row), seal.seal('notes', blinded, row)]
  expect(a).not.toEqual(b)
  expect(Buffer.from(a).includes('gate')).toBe(false)
  expect(Buffer.from(a).includes('roseville')).toBe(false)
})

test('each bit that is changed is refused', () => {
  const sealed = seal.seal('notes', blinded, row)
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Uint8Array.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => seal.open('notes', blinded, changed)).toThrow()
  }
})

test('a row opens at its own place only, and by its own key only', () => {
  const sealed = seal.seal('notes', blinded, row)
  expect(() => seal.open('saved', blinded, sealed)).toThrow()
  expect(() => seal.open('notes', seal.blind('notes', 'another'), sealed)).toThrow()
  expect(() => makeSeal(newDataKey()).open('notes', blinded, sealed)).toThrow()
})

test('blinded keys are the same for the same row, and differ by store, key and data key', () => {
  expect(seal.blind('notes', row.postId)).toBe(blinded)
  const others = [
    seal.blind('saved', row.postId),
    seal.blind('notes', `${row.postId}x`),
    makeSeal(newDataKey()).blind('notes', row.postId),
  ]
  expect(new Set([blinded, ...others]).size).toBe(4)
  expect(blinded).toMatch(/^~[\w-]{24}$/)
})

test('rows of a like length are sealed to the same length', () => {
  const lengths = [1, 10, 60].map((count) => seal.seal('notes', blinded, 'x'.repeat(count)).length)
  expect(new Set(lengths).size).toBe(1)
  for (const length of [0, 1, 123, 124, 125, 1024, 5000, 100_000]) {
    const bytes = new Uint8Array(length).fill(7)
    expect(unpadded(padded(bytes))).toEqual(bytes)
    expect(padded(bytes).length - length).toBeLessThan(Math.max(133, length / 7))
  }
  expect(() => unpadded(new Uint8Array([0, 0, 1, 0, 5]))).toThrow(RangeError)
})
