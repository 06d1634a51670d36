import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  clientAddress,
  clientNetwork,
  createRateLimits,
  perMinute,
} from '../../../proxy/reading/rate-limits.ts'

test.each([
  ['203.0.113.7', '203.0.113.200', true],
  ['203.0.113.7', '203.0.114.7', false],
  ['::ffff:203.0.113.7', '203.0.113.9', true],
  ['2001:db8:1:200::1', '2001:db8:1:2ff:9::9', true],
  ['2001:db8:1:200::1', '2001:db8:1:300::1', false],
])('%s and %s are of one network: %s', (one, other, isOne) => {
  expect(clientNetwork(one) === clientNetwork(other)).toBe(isOne)
})

test.each([
  ['127.0.0.1', '198.51.100.9, 203.0.113.7', '203.0.113.7'],
  ['::1', '203.0.113.7', '203.0.113.7'],
  ['10.0.0.4', '203.0.113.7', '203.0.113.7'],
  ['127.0.0.1', null, '127.0.0.1'],
  ['203.0.113.7', '192.0.2.1', '203.0.113.7'],
  [undefined, '203.0.113.7', undefined],
])('a request from %s that says it is for %s counts as of %s', (socket, header, address) => {
  expect(clientAddress(socket, header)).toBe(address)
})

describe('with a clock of our own', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 1, 23, 59, 59) }))
  afterEach(() => void vi.useRealTimers())

  test('what one network has asked is forgotten with the salt of the day', async () => {
    const { takeClient } = createRateLimits(Date.now)
    for (let at = 0; at < perMinute.feed.client; at++) {
      expect(await takeClient('feed', '203.0.113.7')).toBeUndefined()
    }
    expect(await takeClient('feed', '203.0.113.8')).toBe(60)
    vi.advanceTimersByTime(1000)
    expect(await takeClient('feed', '203.0.113.7')).toBeUndefined()
  })

  test('a minute later there are turns again', async () => {
    const { takeUpstream } = createRateLimits(Date.now)
    expect(await takenOf(() => takeUpstream('feed', 'elm.example'))).toBe(perMinute.feed.host)
    vi.advanceTimersByTime(60_000)
    expect(await takeUpstream('feed', 'elm.example')).toBeUndefined()
  })
})

test('feeds, images and pages are counted apart, each by host and together', async () => {
  const limits = createRateLimits(() => 0)
  for (const wanted of ['feed', 'image', 'page'] as const) {
    const { client, host, all } = perMinute[wanted]
    expect(await takenOf(() => limits.takeClient(wanted, '203.0.113.7'))).toBe(client)
    expect(await takenOf(() => limits.takeUpstream(wanted, 'elm.example'))).toBe(host)
    let at = 0
    // What a host has taken counts for all.
    expect(await takenOf(() => limits.takeUpstream(wanted, `host-${at++}.example`))).toBe(all - host)
  }
})

async function takenOf(take: () => Promise<number | undefined>): Promise<number> {
  let taken = 0
  while ((await take()) === undefined) taken++
  return taken
}
