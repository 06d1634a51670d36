import type { Fault } from '../../support/publisher-fault.ts'
import { floods, type WireFault } from '../../support/wire-fault.ts'
import { type AbuseCase, feed, type Outcome } from './abuse-case.ts'

const ok = 'HTTP/1.1 200 OK\r\n'
const { body } = feed
const length = `Content-Length: ${body.length}\r\n`
const chunked = 'Transfer-Encoding: chunked\r\n'
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`

/** How an answer may be cut up on the wire, rightly and wrongly. */
const answers: readonly [name: string, text: string, outcome: Outcome | Outcome[]][] = [
  ['a body until the end of the connection', `${ok}\r\n${body}`, 'feed'],
  ['HTTP/1.0', `HTTP/1.0 200 OK\r\n\r\n${body}`, 'feed'],
  ['no reason phrase', `HTTP/1.1 200\r\n${length}\r\n${body}`, 'feed'],
  [
    'one hint before the answer',
    `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${ok}${length}\r\n${body}`,
    'feed',
  ],
  [
    'twenty hints before the answer',
    `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(20)}${ok}${length}\r\n${body}`,
    'feed',
  ],
  [
    'twenty-one hints before the answer',
    `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(21)}${ok}${length}\r\n${body}`,
    'badAnswer',
  ],
  ['chunks', `${ok}${chunked}\r\n${chunk(body)}0\r\n\r\n`, 'feed'],
  ['chunks with trailers', `${ok}${chunked}\r\n${chunk(body)}0\r\nSet-Cookie: from-site=1\r\n\r\n`, 'feed'],
  ['more than the length says', `${ok}${length}\r\n${body}<script>`, 'feed'],
  [
    'a second answer behind the first',
    `${ok}${length}\r\n${body}HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx`,
    'feed',
  ],
  ['HTTP/0.9', body, 'badAnswer'],
  ['another protocol', 'SSH-2.0-OpenSSH_9.2p1\r\n', 'badAnswer'],
  ['a mail server', '220 mail.example ESMTP\r\n', 'badAnswer'],
  ['a Redis server', '-ERR unknown command\r\n', 'badAnswer'],
  ['an alert of TLS', '\x15\x03\x01\x00\x02\x02\x46', 'badAnswer'],
  ['zeros', '\0'.repeat(100), 'badAnswer'],
  ['a status line that is none', `HTTP/1.1 OK 200\r\n${length}\r\n${body}`, 'badAnswer'],
  ['a status of two digits', `HTTP/1.1 20 OK\r\n${length}\r\n${body}`, 'badAnswer'],
  ['a status of four digits', `HTTP/1.1 2000 OK\r\n${length}\r\n${body}`, 'badAnswer'],
  ['a negative status', `HTTP/1.1 -200 OK\r\n${length}\r\n${body}`, 'badAnswer'],
  ['an unknown version', `HTTP/9.9 200 OK\r\n${length}\r\n${body}`, 'badAnswer'],
  ['no version', `HTTP 200 OK\r\n${length}\r\n${body}`, 'badAnswer'],
  ['a header without a colon', `${ok}Nothing\r\n${length}\r\n${body}`, 'badAnswer'],
  ['a header without a name', `${ok}: nothing\r\n${length}\r\n${body}`, 'badAnswer'],
  ['a space before the colon', `${ok}Content-Length : ${body.length}\r\n\r\n${body}`, 'badAnswer'],
  ['a NUL in a header', `${ok}X-A: a\0b\r\n${length}\r\n${body}`, 'badAnswer'],
  ['a bare CR in a header', `${ok}X-A: a\rSet-Cookie: b\r\n${length}\r\n${body}`, 'badAnswer'],
  ['two lengths', `${ok}Content-Length: 4\r\nContent-Length: 5\r\n\r\n<rss>`, 'badAnswer'],
  ['a length twice', `${ok}${length}${length}\r\n${body}`, 'badAnswer'],
  ['a negative length', `${ok}Content-Length: -1\r\n\r\n${body}`, 'badAnswer'],
  ['a length in hex', `${ok}Content-Length: 0x10\r\n\r\n${body}`, 'badAnswer'],
  ['a length with a sign', `${ok}Content-Length: +10\r\n\r\n${body}`, 'badAnswer'],
  ['a length beyond all numbers', `${ok}Content-Length: ${'9'.repeat(40)}\r\n\r\n${body}`, 'badAnswer'],
  ['a length of a gigabyte', `${ok}Content-Length: 1073741824\r\n\r\n${body}`, 'tooLarge'],
  ['a length and chunks', `${ok}${length}${chunked}\r\n${chunk(body)}0\r\n\r\n`, 'badAnswer'],
  ['chunks and a length', `${ok}${chunked}${length}\r\n${chunk(body)}0\r\n\r\n`, 'badAnswer'],
  ['less than the length says', `${ok}Content-Length: 5000\r\n\r\n${body}`, ['unreachable', 'badAnswer']],
  ['no last chunk', `${ok}${chunked}\r\n${chunk(body)}`, ['unreachable', 'badAnswer']],
  [
    'a chunk shorter than it says',
    `${ok}${chunked}\r\nff\r\n<rss>\r\n0\r\n\r\n`,
    ['unreachable', 'badAnswer'],
  ],
  ['a chunk longer than it says', `${ok}${chunked}\r\n2\r\n<rss>\r\n0\r\n\r\n`, 'badAnswer'],
  ['a chunk size that is no number', `${ok}${chunked}\r\nzz\r\n<rss>\r\n0\r\n\r\n`, 'badAnswer'],
  ['a negative chunk size', `${ok}${chunked}\r\n-5\r\n<rss>\r\n0\r\n\r\n`, 'badAnswer'],
  [
    'a chunk size beyond all numbers',
    `${ok}${chunked}\r\n${'f'.repeat(17)}\r\n<rss>\r\n0\r\n\r\n`,
    'badAnswer',
  ],
  ['no chunks where they are told', `${ok}${chunked}\r\n${body}`, 'badAnswer'],
  ['a transfer in gzip', `${ok}Transfer-Encoding: gzip, chunked\r\n\r\n${chunk(body)}0\r\n\r\n`, 'badAnswer'],
  ['an unknown transfer', `${ok}Transfer-Encoding: parcels\r\n\r\n${body}`, 'badAnswer'],
  ['chunks twice', `${ok}Transfer-Encoding: chunked, chunked\r\n\r\n${chunk(body)}0\r\n\r\n`, 'badAnswer'],
  ['a header of a megabyte', `${ok}X-A: ${'a'.repeat(1_000_000)}\r\n${length}\r\n${body}`, 'badAnswer'],
  ['ten thousand headers', `${ok}${'X-A: b\r\n'.repeat(10_000)}${length}\r\n${body}`, 'badAnswer'],
  [
    'a hint of a megabyte',
    `HTTP/1.1 103 Hint\r\nX-A: ${'a'.repeat(1_000_000)}\r\n\r\n${ok}${length}\r\n${body}`,
    'badAnswer',
  ],
  ['half a header', `${ok}Content-Le`, ['unreachable', 'badAnswer']],
  ['half a status line', 'HTTP/1.', ['unreachable', 'badAnswer']],
  ['nothing', '', 'unreachable'],
  [
    'an upgrade',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ['unreachable', 'badAnswer'],
  ],
  [
    'an upgrade nobody asked for',
    `${ok}Upgrade: h2c\r\nConnection: Upgrade\r\n${length}\r\n${body}`,
    ['feed', 'badAnswer'],
  ],
]

/** Statuses without and with a body. */
const statuses: readonly [status: string, outcome: Outcome | Outcome[]][] = [
  ['100', ['unreachable', 'badAnswer']],
  ['102', ['unreachable', 'badAnswer']],
  ['199', ['unreachable', 'badAnswer']],
  ['201', 'badAnswer'],
  ['202', 'badAnswer'],
  ['203', 'badAnswer'],
  ['204', 'emptyAnswer'],
  ['205', 'emptyAnswer'],
  ['206', 'badAnswer'],
  ['226', 'badAnswer'],
  ['299', 'badAnswer'],
  ['304', 'badAnswer'],
  ['000', ['badAnswer', 'unreachable']],
  ['099', ['badAnswer', 'unreachable']],
  ...['400', '401', '402', '403', '404', '405', '406', '407', '408', '409', '410', '418', '421'].map(
    asStatus,
  ),
  ...['425', '429', '431', '451', '499', '500', '501', '502', '503', '504', '505', '508', '511'].map(
    asStatus,
  ),
  ...['520', '599', '600', '777', '999'].map(asStatus),
]

function asStatus(status: string): [string, Outcome] {
  return [status, 'status']
}

const cutShort: Outcome[] = ['unreachable', 'badAnswer']

const faults: readonly [name: string, fault: Fault, outcome: Outcome | Outcome[]][] = [
  ['a site that hangs', { kind: 'hang' }, 'timeout'],
  ['a drip', { kind: 'drip', everyMs: 100 }, 'timeout'],
  ['a reset at once', { kind: 'reset' }, 'unreachable'],
  ['a reset in the body', { kind: 'reset', afterBytes: 20 }, cutShort],
  ['a header, then silence', { kind: 'raw', text: ok, staysOpen: true }, 'timeout'],
  ['a whole header, then silence', { kind: 'raw', text: `${ok}${length}\r\n`, staysOpen: true }, 'timeout'],
  ['half a body, then silence', { kind: 'raw', text: `${ok}${length}\r\n<rss`, staysOpen: true }, 'timeout'],
  ['headers without end', floods.headers, 'badAnswer'],
  ['headers without end, slowly', floods.slowHeaders, 'timeout'],
  ['one header without end', floods.oneHeader, 'badAnswer'],
  ['a header name without end', floods.headerName, 'badAnswer'],
  ['a status line without end', floods.statusLine, 'tooLarge'],
  ['a status line without end, slowly', floods.slowStatusLine, 'timeout'],
  ['line ends without end', floods.lineEnds, ['tooLarge', 'badAnswer']],
  ['hints without end', floods.hints, 'badAnswer'],
  ['hints without end, slowly', floods.slowHints, 'badAnswer'],
  ['odd hints without end', floods.oddHints, 'badAnswer'],
  ['100 without end', floods.continues, ['unreachable', 'badAnswer']],
  ['a body without end', floods.body, 'tooLarge'],
  ['a body without end, slowly', floods.slowBody, 'timeout'],
  ['a body of 100 GB', floods.longBody, 'tooLarge'],
  ['chunks without end', floods.chunks, 'tooLarge'],
  ['chunks without end, slowly', floods.slowChunks, 'timeout'],
  ['a chunk extension without end', floods.chunkExtension, ['tooLarge', 'badAnswer']],
  ['a chunk size without end', floods.chunkSize, ['tooLarge', 'badAnswer']],
  ['trailers without end', floods.trailers, ['tooLarge', 'badAnswer']],
  ['more than we take, told', { kind: 'oversize', bytes: 3_000_000, isDeclared: true }, 'tooLarge'],
  ['more than we take, untold', { kind: 'oversize', bytes: 3_000_000 }, 'tooLarge'],
]

/** Each also as a picture: what is read of it differs, the way there does not. */
const alsoPictures: ReadonlySet<string> = new Set([
  'a site that hangs',
  'a reset in the body',
  'a body without end',
  'a body of 100 GB',
  'headers without end',
])

export const framingCases: AbuseCase[] = [
  ...answers.map(([name, text, outcome]): AbuseCase => ({ name, fault: { kind: 'raw', text }, outcome })),
  ...statuses.map(
    ([status, outcome]): AbuseCase => ({ name: `status ${status}`, fault: withStatus(status), outcome }),
  ),
  ...faults.map(([name, fault, outcome]): AbuseCase => ({ name, answer: feed, fault, outcome })),
  ...faults
    .filter(([name]) => alsoPictures.has(name))
    .map(
      ([name, fault, outcome]): AbuseCase => ({
        name: `${name}, as a picture`,
        route: 'image',
        answer: feed,
        fault,
        outcome,
      }),
    ),
]

function withStatus(status: string): WireFault {
  const hasBody = Number(status) >= 200 && !['204', '304'].includes(status)
  return { kind: 'raw', text: `HTTP/1.1 ${status} X\r\n${hasBody ? `${length}\r\n${body}` : '\r\n'}` }
}
