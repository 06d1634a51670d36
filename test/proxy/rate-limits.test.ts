import { expect, test } from 'vitest'
import { clientAddress, clientNetwork, createRateLimits, perMinute } from '../../proxy/rate-limits.ts'

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

test('what one network has asked is forgotten with the salt of the day', async () => {
  let now = Date.UTC(2026, 0, 1, 23, 59)
  const limits = createRateLimits(() => now)
  for (let at = 0; at < perMinute.clientFeeds; at++)
    expect(await limits.takeFeed('203.0.113.7', `host-${at}.example`)).toBeUndefined()
  const wait = await limits.takeFeed('203.0.113.7', 'elm.example')
  expect(wait).toBeGreaterThanOrEqual(1)
  expect(wait).toBeLessThanOrEqual(60)
  now += 120_000
  expect(await limits.takeFeed('203.0.113.7', 'elm.example')).toBeUndefined()
})
