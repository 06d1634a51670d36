import { expect, test } from 'vitest'
import { isOfNetwork, nextLookMs } from '../../../src/core/domain/background.ts'

const minute = 60_000

test('phones look every quarter of an hour, each at a time of its own', () => {
  expect([0, 0.5, 1].map(nextLookMs)).toEqual([12 * minute, 15 * minute, 18 * minute])
})

test('one more run is asked for where only the network was missing', () => {
  for (const code of ['offline', 'serverUnreachable', 'serverTimeout'] as const)
    expect(isOfNetwork({ code })).toBe(true)
  for (const code of ['captivePortal', 'serverAnswer', 'storageFull'] as const)
    expect(isOfNetwork({ code })).toBe(false)
  expect(isOfNetwork(undefined)).toBe(false)
})
