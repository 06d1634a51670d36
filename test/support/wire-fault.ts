import type { Socket } from 'node:net'

/** What no HTTP library would send: bytes as they are, in Latin-1. */
export type WireFault =
  /** Then closes, or stays silent. */
  | { kind: 'raw'; text: string; staysOpen?: boolean }
  /** Then `more` for ever: as fast as it is taken, or once each `everyMs`. */
  | { kind: 'flood'; text: string; more: string; everyMs?: number }

const ok = 'HTTP/1.1 200 OK\r\n'
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`

export const floods = {
  headers: { kind: 'flood', text: ok, more: 'X-More: and more\r\n' },
  slowHeaders: { kind: 'flood', text: ok, more: 'X-More: and more\r\n', everyMs: 50 },
  oneHeader: { kind: 'flood', text: `${ok}X-Long: `, more: 'a'.repeat(1000) },
  headerName: { kind: 'flood', text: ok, more: 'a'.repeat(1000) },
  statusLine: { kind: 'flood', text: 'HTTP/1.1 200 ', more: 'a'.repeat(1000) },
  slowStatusLine: { kind: 'flood', text: 'HTTP/1.1 200 ', more: 'a', everyMs: 50 },
  lineEnds: { kind: 'flood', text: '', more: '\r\n'.repeat(500) },
  hints: { kind: 'flood', text: '', more: 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n' },
  slowHints: { kind: 'flood', text: '', more: 'HTTP/1.1 103 Early Hints\r\n\r\n', everyMs: 50 },
  oddHints: { kind: 'flood', text: '', more: 'HTTP/1.1 199 Soon\r\n\r\n' },
  continues: { kind: 'flood', text: '', more: 'HTTP/1.1 100 Continue\r\n\r\n' },
  body: { kind: 'flood', text: `${ok}\r\n<rss>`, more: 'a'.repeat(1000) },
  slowBody: { kind: 'flood', text: `${ok}\r\n<rss>`, more: 'a', everyMs: 50 },
  longBody: { kind: 'flood', text: `${ok}Content-Length: 99999999999\r\n\r\n<rss>`, more: 'a'.repeat(1000) },
  chunks: { kind: 'flood', text: chunked, more: '5\r\n<rss>\r\n' },
  slowChunks: { kind: 'flood', text: chunked, more: '1\r\na\r\n', everyMs: 50 },
  chunkExtension: { kind: 'flood', text: `${chunked}1;x=`, more: 'a'.repeat(1000) },
  chunkSize: { kind: 'flood', text: chunked, more: '0'.repeat(1000) },
  trailers: { kind: 'flood', text: `${chunked}5\r\n<rss>\r\n0\r\n`, more: 'X-More: and more\r\n' },
} as const satisfies Record<string, WireFault>

export function sendWireFault(fault: WireFault, socket: Socket): void {
  socket.on('error', () => socket.destroy())
  const write = (text: string) => socket.write(text, 'latin1')
  write(fault.text)
  if (fault.kind === 'raw') {
    if (!fault.staysOpen) socket.end()
    return
  }
  if (fault.everyMs !== undefined) {
    const timer = setInterval(() => write(fault.more), fault.everyMs)
    socket.on('close', () => clearInterval(timer))
    return
  }
  // In large pieces: small ones would keep the test busy rather than the proxy.
  const piece = fault.more.repeat(Math.ceil(60_000 / fault.more.length))
  const more = () => {
    while (!socket.destroyed && write(piece));
  }
  socket.on('drain', more)
  more()
}
