import type { Fault } from '../support/publisher-fault.ts'
import { floods } from '../support/wire-fault.ts'

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n'
const tooMuch = 18 * 1024 * 1024

/** Over soon. None makes a whole answer of another body: that would be the publisher's word, not a wrong byte. */
export const quickFaults: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, retryAfter: 1 },
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 403 },
  { kind: 'reset' },
  { kind: 'reset', afterBytes: 400 },
  { kind: 'redirectLoop' },
  { kind: 'redirect', to: 'http://169.254.169.254/latest/meta-data/' },
  { kind: 'redirect', to: 'http://[::1]:22/' },
  { kind: 'redirect', to: 'ftp://127.0.0.1/' },
  { kind: 'html' },
  { kind: 'empty' },
  { kind: 'cutOff', encoding: 'gzip' },
  { kind: 'cutOff', encoding: 'br' },
  { kind: 'mislabeled', encoding: 'gzip' },
  { kind: 'mislabeled', encoding: 'br' },
  { kind: 'mislabeled', encoding: 'nonsense' },
  { kind: 'mislabeled', encoding: 'gzip, br' },
  { kind: 'captivePortal' },
  { kind: 'captivePortal', status: 302 },
  { kind: 'captivePortal', status: 511 },
  { kind: 'raw', text: `${ok}Content-Length: 1000\r\n\r\n<rss>` },
  { kind: 'raw', text: `${ok}Content-Length: 5\r\nContent-Length: 7\r\n\r\n<rss>` },
  { kind: 'raw', text: `${ok}Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\nxyz\r\n` },
  { kind: 'raw', text: '<rss>' },
  floods.headers,
  floods.hints,
  floods.statusLine,
]

/** Each takes a second of a processor, or half a minute of a turn. */
export const heavyFaults: readonly Fault[] = [
  { kind: 'hang' },
  { kind: 'drip', bytes: 1, everyMs: 50 },
  { kind: 'oversize', bytes: tooMuch },
  { kind: 'oversize', bytes: tooMuch, isDeclared: true },
  { kind: 'bomb', encoding: 'gzip', bytes: tooMuch },
  { kind: 'bomb', encoding: 'br', bytes: tooMuch },
  floods.slowHeaders,
  floods.slowBody,
  floods.body,
  floods.chunks,
]
