import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { type Answer, answerHeaders, bodyOf } from './publisher-answer.ts'
import { sendWireFault, type WireFault } from './wire-fault.ts'

/** What can be wrong with a publisher's site, each as some real one does it. */
export type Fault = { /** How many requests meet it; without it, all. */ times?: number } & FaultKind

type FaultKind =
  | { kind: 'status'; status: number /** Seconds, or a date in HTTP's form. */; retryAfter?: number | string }
  /** Takes the request and says nothing. */
  | { kind: 'hang' }
  /** The right answer, a few bytes at a time. */
  | { kind: 'drip'; bytes?: number; everyMs?: number }
  /** Breaks the connection, after some bytes of the right answer or at once. */
  | { kind: 'reset'; afterBytes?: number }
  /** To any address, also one that must not be fetched. */
  | { kind: 'redirect'; to: string; status?: 301 | 302 | 303 | 307 | 308 }
  /** Each hop leads to another address of the same path. */
  | { kind: 'redirectLoop' }
  /** A page where a feed was, under the feed's address. */
  | { kind: 'html'; contentType?: string }
  | { kind: 'empty' }
  /** A whole answer of half a document. */
  | { kind: 'truncated'; share?: number }
  /** The right text in one charset, labeled as the other. */
  | { kind: 'wrongCharset'; actual: 'latin1' | 'utf-8' | 'utf16le'; declared: string }
  | { kind: 'oversize'; bytes: number /** Says so in Content-Length. */; isDeclared?: boolean }
  /** Few bytes on the wire, the answer and `bytes` spaces once unpacked. */
  | { kind: 'bomb'; encoding: keyof typeof packers; bytes: number }
  /** The start of a well packed answer. */
  | { kind: 'cutOff'; encoding: keyof typeof packers }
  /** A whole answer under the name of an encoding, or several, that it has not. */
  | { kind: 'mislabeled'; encoding: string }
  /** The log-in page of a hotel's network, given for every address. */
  | { kind: 'captivePortal'; status?: 200 | 302 | 511 }
  | WireFault

export async function sendFault(
  fault: Fault,
  answer: Answer | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = answer ? answerHeaders(answer) : {}
  const body = await bodyOf(answer)
  switch (fault.kind) {
    case 'status': {
      const wait = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
      response.writeHead(fault.status, { 'content-type': 'text/html', ...wait })
      return void response.end(`<html><body><h1>${fault.status}</h1></body></html>`)
    }
    case 'hang':
      return
    case 'drip':
      response.writeHead(200, { ...headers, 'content-length': body.length })
      return drip(response, body, fault.bytes ?? 1, fault.everyMs ?? 100)
    case 'reset':
      return reset(request, response, fault.afterBytes ? body.subarray(0, fault.afterBytes) : undefined)
    case 'redirect':
      return void response.writeHead(fault.status ?? 302, { location: fault.to }).end()
    case 'redirectLoop':
      return void response.writeHead(302, { location: nextHop(request.url ?? '/') }).end()
    case 'html':
      return page(response, 200, 'Welcome to our new site', fault.contentType ?? 'text/html; charset=utf-8')
    case 'empty':
      return void response.writeHead(200, { ...headers, 'content-length': 0 }).end()
    case 'truncated':
      response.writeHead(200, headers)
      return void response.end(body.subarray(0, Math.floor(body.length * (fault.share ?? 0.5))))
    case 'wrongCharset': {
      const type = String(headers['content-type'] ?? 'application/rss+xml').split(';')[0]
      response.writeHead(200, { ...headers, 'content-type': `${type}; charset=${fault.declared}` })
      return void response.end(Buffer.from(Buffer.from(body).toString('utf8'), fault.actual))
    }
    case 'oversize':
      response.writeHead(200, { ...headers, ...(fault.isDeclared ? { 'content-length': fault.bytes } : {}) })
      return flood(response, body, fault.bytes)
    case 'bomb': {
      response.writeHead(200, { ...headers, 'content-encoding': fault.encoding })
      return void response.end(packers[fault.encoding](Buffer.concat([body, Buffer.alloc(fault.bytes, ' ')])))
    }
    case 'cutOff': {
      const packed = packers[fault.encoding](body)
      response.writeHead(200, { ...headers, 'content-encoding': fault.encoding })
      return void response.end(packed.subarray(0, packed.length / 2))
    }
    case 'mislabeled':
      return void response.writeHead(200, { ...headers, 'content-encoding': fault.encoding }).end(body)
    case 'captivePortal':
      if (fault.status === 302) {
        return void response.writeHead(302, { location: '/hotel-login?then=/' }).end()
      }
      return page(response, fault.status ?? 200, 'Log in to Hotel WiFi', 'text/html')
    default:
      return sendWireFault(fault, request.socket)
  }
}

/** At its best, Brotli would keep the test busy for seconds. */
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
const packers = {
  gzip: (bytes: Uint8Array) => gzipSync(bytes),
  deflate: (bytes: Uint8Array) => deflateSync(bytes),
  br: (bytes: Uint8Array) => brotliCompressSync(bytes, quickly),
}

function page(response: ServerResponse, status: number, title: string, contentType: string): void {
  response.writeHead(status, { 'content-type': contentType })
  response.end(`<!doctype html><html><head><title>${title}</title></head>
<body><h1>${title}</h1><form method="post"><input name="room"><button>Go on</button></form></body></html>`)
}

function nextHop(path: string): string {
  const [before = '/', hop = '0'] = path.split('?hop=')
  return `${before}?hop=${Number(hop) + 1}`
}

function drip(response: ServerResponse, body: Uint8Array, bytes: number, everyMs: number): void {
  let sent = 0
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + bytes))
    sent += bytes
    if (sent < body.length) return
    clearInterval(timer)
    response.end()
  }, everyMs)
  response.on('close', () => clearInterval(timer))
}

function reset(request: IncomingMessage, response: ServerResponse, before: Uint8Array | undefined): void {
  if (!before) return void request.socket.resetAndDestroy()
  response.writeHead(200, { 'content-length': before.length + 1000 })
  response.write(before, () => request.socket.resetAndDestroy())
}

/** The document, then spaces until there are `bytes`, no faster than they are taken. */
function flood(response: ServerResponse, body: Uint8Array, bytes: number): void {
  let left = bytes - body.length
  response.write(body)
  const more = () => {
    while (left > 0) {
      const chunk = Buffer.alloc(Math.min(left, 65_536), ' ')
      left -= chunk.length
      if (!response.write(chunk)) return void response.once('drain', more)
    }
    response.end()
  }
  response.on('error', () => response.destroy())
  more()
}
