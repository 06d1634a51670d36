import type { WireFault } from '../../support/wire-fault.ts'
import { type AbuseCase, feed, type Outcome, redirectStatus } from './abuse-case.ts'

/** Where a site sends us, and what becomes of it. */
const locations: readonly [to: string, outcome: Outcome][] = [
  ['file:///etc/passwd', 'addressNotAllowed'],
  ['ftp://ftp.example/', 'addressNotAllowed'],
  ['gopher://127.0.0.1:6379/_FLUSHALL', 'addressNotAllowed'],
  ['data:application/rss+xml,<rss/>', 'addressNotAllowed'],
  ['javascript:alert(1)', 'addressNotAllowed'],
  ['blob:http://host.example/1', 'addressNotAllowed'],
  ['ws://{host}/', 'addressNotAllowed'],
  ['about:blank', 'addressNotAllowed'],
  ['http://127.0.0.1:{canary}/', 'addressNotAllowed'],
  ['//127.0.0.1:{canary}/', 'addressNotAllowed'],
  ['\\\\127.0.0.1:{canary}\\', 'addressNotAllowed'],
  ['/\\127.0.0.1:{canary}/', 'addressNotAllowed'],
  ['///127.0.0.1:{canary}/', 'addressNotAllowed'],
  ['http:\\\\127.0.0.1:{canary}/', 'addressNotAllowed'],
  ['//localhost:{canary}/', 'addressNotAllowed'],
  ['//localhost/', 'addressNotAllowed'],
  ['//[::1]/', 'addressNotAllowed'],
  ['//169.254.169.254/latest/meta-data/', 'addressNotAllowed'],
  ['http://localhost:{port}/', 'addressNotAllowed'],
  ['http://127.0.0.2:{port}/', 'addressNotAllowed'],
  ['http://127.0.0.1/', 'addressNotAllowed'],
  ['http://127.0.0.1:8080/', 'addressNotAllowed'],
  ['http://[::ffff:127.0.0.1]:{port}/', 'addressNotAllowed'],
  ['http://user:word@{host}{path}', 'addressNotAllowed'],
  ['//user@{host}{path}', 'addressNotAllowed'],
  ['http://@{host}{path}', 'addressNotAllowed'],
  ['http://{host}@127.0.0.1:{canary}/', 'addressNotAllowed'],
  ['http://host.example:22/', 'addressNotAllowed'],
  ['http://host.example:0/', 'addressNotAllowed'],
  ['http://host.example:65536/', 'addressNotAllowed'],
  ['http://[::1', 'addressNotAllowed'],
  ['http://', 'addressNotAllowed'],
  ['/%0d%0aX-Injected:1', 'addressNotAllowed'],
  ['/a%00b', 'addressNotAllowed'],
  ['/\ta', 'addressNotAllowed'],
  [`/${'a'.repeat(2040)}`, 'addressNotAllowed'],
  [`/${'a'.repeat(4000)}`, 'badAnswer'],
  ['', 'badAnswer'],
]

/** Headers no library would write. */
const headers: readonly [name: string, header: string, outcome: Outcome | Outcome[]][] = [
  ['no Location', '', 'badAnswer'],
  ['an empty Location', 'Location:\r\n', 'badAnswer'],
  ['two Locations', 'Location: /a\r\nLocation: http://127.0.0.1:{canary}/\r\n', 'badAnswer'],
  ['the same Location twice', 'Location: {own}\r\nLocation: {own}\r\n', 'badAnswer'],
  [
    'a line end in a Location',
    'Location: /a\r\n http://127.0.0.1:{canary}/\r\n',
    ['badAnswer', 'addressNotAllowed'],
  ],
  ['a bare CR in a Location', 'Location: /a\rX: b\r\n', 'badAnswer'],
  ['a NUL in a Location', 'Location: /a\0b\r\n', 'badAnswer'],
  ['a Refresh to the canary', 'Refresh: 0; url=http://127.0.0.1:{canary}/\r\n', 'badAnswer'],
]

const wire = (status: number, header: string): WireFault => ({
  kind: 'raw',
  text: `HTTP/1.1 ${status} Moved\r\n${header}Content-Length: 0\r\n\r\n`,
})

const endless = 'a'.repeat(50_000)

export const redirectCases: AbuseCase[] = [
  ...locations.map(
    ([to, outcome], at): AbuseCase => ({
      name: `a redirect to ${JSON.stringify(to).slice(0, 60)}`,
      fault: { kind: 'redirect', to, status: redirectStatus(at) },
      outcome,
    }),
  ),
  ...headers.map(([name, header, outcome]): AbuseCase => ({ name, fault: wire(302, header), outcome })),
  ...[300, 304, 305, 306, 309, 399].map(
    (status): AbuseCase => ({
      name: `a ${status} with a Location`,
      fault: wire(status, 'Location: http://127.0.0.1:{canary}/\r\n'),
      outcome: 'badAnswer',
    }),
  ),
  ...[200, 201, 404, 503].map(
    (status): AbuseCase => ({
      name: `a ${status} with a Location`,
      fault: wire(status, 'Location: http://127.0.0.1:{canary}/\r\n'),
      outcome: status === 200 ? 'emptyAnswer' : status === 201 ? 'badAnswer' : 'status',
    }),
  ),
  { name: 'a loop over other addresses', fault: { kind: 'redirectLoop' }, outcome: 'tooManyRedirects' },
  { name: 'a loop onto itself', fault: { kind: 'redirect', to: '{own}' }, outcome: 'tooManyRedirects' },
  {
    name: 'a loop of a picture',
    route: 'image',
    fault: { kind: 'redirectLoop' },
    outcome: 'tooManyRedirects',
  },
  ...['{path}', './{name}', '//{host}{path}', 'http://{host}{path}', '?again', 'x/../{name}'].map(
    (to): AbuseCase => ({
      name: `one redirect to ${to}`,
      answer: feed,
      fault: { kind: 'redirect', to, times: 1 },
      outcome: 'feed',
    }),
  ),
  ...[1, 5].map(
    (times): AbuseCase => ({
      name: `${times} redirects`,
      answer: feed,
      fault: { kind: 'redirect', to: '{own}', times },
      outcome: 'feed',
    }),
  ),
  {
    name: 'six redirects',
    answer: feed,
    fault: { kind: 'redirect', to: '{own}', times: 6 },
    outcome: 'tooManyRedirects',
  },
  {
    name: 'five redirects, then the canary',
    fault: { kind: 'redirect', to: '{own}', times: 5 },
    answer: { status: 302, headers: { location: 'http://127.0.0.1/' } },
    outcome: 'tooManyRedirects',
  },
  {
    name: 'a redirect, then metadata',
    fault: { kind: 'redirect', to: '{own}', times: 1 },
    answer: { status: 308, headers: { location: 'http://169.254.169.254/' } },
    outcome: 'addressNotAllowed',
  },
  {
    name: 'a redirect with a body without end',
    fault: { kind: 'flood', text: `HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n\r\n`, more: endless },
    outcome: 'status',
  },
]
