import { expect, test } from 'vitest'
import { allowUrl } from '../../../proxy/upstream/allow-url.ts'

const none = new Set<string>()

test.each([
  'http://example.org/feed',
  'https://example.org',
  'https://example.org:443/',
  'http://example.org:8080/x',
  'https://example.org:8443/x?y=1',
  'https://bücher.example/feed',
  'https://[2606:4700::1111]/feed',
  'http://93.184.215.14/feed',
  'http://localhost.example.org/@user/feed',
  'http://example.org./feed?to=a@b&at=%20%21%41',
])('%s may be asked for', (text) => {
  expect(allowUrl(text, none).kind).toBe('allowed')
})

test.each([
  ['', 'malformed'],
  ['example.org', 'malformed'],
  ['http://', 'malformed'],
  ['http://exa mple.org/', 'malformed'],
  ['http://example.org/\n', 'malformed'],
  ['ht\ttp://example.org/', 'malformed'],
  ['http://example.org/a\r\nHost: x', 'malformed'],
  ['http://example.org/\u0000', 'malformed'],
  ['http://example.org/\u0085', 'malformed'],
  ['http://example.org/%0d%0aHost:%20x', 'malformed'],
  ['http://example.org/?a=%00', 'malformed'],
  ['http://example.org/%7F', 'malformed'],
  ['http://[fe80::1%25eth0]/', 'malformed'],
  ['http://1.2.3.4.5.6:99999/', 'malformed'],
  ['ftp://example.org/', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['data:text/xml,<rss/>', 'scheme'],
  ['gopher://example.org/', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['ws://example.org/', 'scheme'],
  ['blob:https://example.org/1', 'scheme'],
  ['http://user@example.org/', 'userinfo'],
  ['http://user:word@example.org/', 'userinfo'],
  ['http://:word@example.org/', 'userinfo'],
  ['http://example.org@127.0.0.1/', 'userinfo'],
  ['http://@example.org/', 'userinfo'],
  ['http://:@example.org/', 'userinfo'],
  ['https:\\\\@example.org/', 'userinfo'],
  ['http://example.org:22/', 'port'],
  ['http://example.org:0/', 'port'],
  ['http://example.org:6379/', 'port'],
  ['https://example.org:8081/', 'port'],
  ['http://localhost/', 'host'],
  ['http://LOCALHOST.:8080/', 'host'],
  ['http://a.b.localhost/', 'host'],
  ['http://metadata.google.internal/', 'host'],
  ['http://metadata/', 'host'],
  ['http://printer.local./', 'host'],
  ['http://example.org\uff0elocal/', 'host'],
  ['http://router.home.arpa/', 'host'],
  [`http://example.org/${'a'.repeat(2048)}`, 'tooLong'],
  [`http://example.org/${'ü'.repeat(400)}`, 'tooLong'],
] as const)('%j is refused for its %s', (text, reason) => {
  expect(allowUrl(text, none)).toEqual({ kind: 'refused', reason })
})

test('an exempt pair opens its own port and no other', () => {
  const exempt = new Set(['127.0.0.1:9000'])
  expect(allowUrl('http://127.0.0.1:9000/feed', exempt).kind).toBe('allowed')
  expect(allowUrl('http://127.0.0.1:9001/feed', exempt).kind).toBe('refused')
  expect(allowUrl('http://127.0.0.2:9000/feed', exempt).kind).toBe('refused')
  expect(allowUrl('http://localhost:9000/feed', exempt).kind).toBe('refused')
})

test('an exempt pair may be a name that no public DNS has', () => {
  const exempt = new Set(['localhost:8080'])
  expect(allowUrl('http://localhost:8080/feed', exempt).kind).toBe('allowed')
  expect(allowUrl('http://localhost/feed', exempt)).toEqual({ kind: 'refused', reason: 'host' })
  expect(allowUrl('http://localhost.:8080/feed', exempt)).toEqual({ kind: 'refused', reason: 'host' })
})

test('every spelling that a URL parser makes one is one exempt pair, a mapped address is another', () => {
  const exempt = new Set(['127.0.0.1:9000'])
  for (const host of ['2130706433', '0x7f.1', '0177.0.0.1', '127.1', '127.0.0.1.', '１２７.0.0.1'])
    expect(allowUrl(`http://${host}:9000/feed`, exempt).kind).toBe('allowed')
  expect(allowUrl('http://[::ffff:127.0.0.1]:9000/feed', exempt).kind).toBe('refused')
})

test('a redirect target is read relative to where it came from', () => {
  const verdict = allowUrl('../b#part', none, new URL('https://example.org/a/feed'))
  expect(verdict.kind === 'allowed' && verdict.url.href).toBe('https://example.org/b')
})
