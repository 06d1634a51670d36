import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** The line between a phone and our server, with all that a line can do to them. */
export interface Line {
  /** What the phone opens: an origin of its own, whatever stands behind it. */
  readonly url: string
  /** Paths asked for so far, the oldest first; with `pattern` only those it fits. */
  requests(pattern?: RegExp): string[]
  /** Bytes both ways for what fits, heads and bodies, as they went over the line. */
  wireBytes(pattern: RegExp): number
  forgetRequests(): void
  /** Requests whose phone still waits for an answer. */
  waiting(): string[]
  /** From the next on, requests that fit wait, after `letThrough` of them. Returns what lets all of them go. */
  hold(pattern: RegExp, letThrough?: number): () => void
  /** A hotel's network: every address, or each that fits, answers with its log-in page, or leads to that address. */
  showPortal(how: 'page' | { redirect: string } | undefined, pattern?: RegExp): void
  /** What fits is answered here, and the server does not hear of it. */
  answer(pattern: RegExp, answer: (request: LineRequest) => LineAnswer): void
  close(): Promise<void>
}

export interface LineRequest {
  method: string
  path: string
  body: string
}

export interface LineAnswer {
  status: number
  json?: unknown
}

interface Passed {
  path: string
  bytes: number
  isOver: boolean
}

/** Passes everything on to `serverUrl`; where that does not listen, the line breaks as the phone's would. */
export async function openLine(serverUrl: string): Promise<Line> {
  let passed: Passed[] = []
  let holding: { pattern: RegExp; left: number; released: Promise<void> } | undefined
  let portal: 'page' | { redirect: string } | undefined
  let portalPaths = /^/
  let ownAnswer: { pattern: RegExp; answer: (request: LineRequest) => LineAnswer } | undefined
  const counted = new WeakMap<Socket, number>()

  const isHeld = (path: string) => holding?.pattern.test(path) && holding.left-- <= 0
  const server = createServer(async (request, response) => {
    const entry: Passed = { path: request.url ?? '/', bytes: 0, isOver: false }
    passed.push(entry)
    response.on('close', () => {
      entry.bytes = bytesSince(counted, request.socket)
      entry.isOver = true
    })
    if (portal && portalPaths.test(entry.path)) return answerAsPortal(portal, response)
    if (ownAnswer?.pattern.test(entry.path)) return answerHere(ownAnswer.answer, request, response)
    if (isHeld(entry.path)) await holding?.released
    passOn(serverUrl, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    requests: (pattern = /^/) => passed.map(({ path }) => path).filter((path) => pattern.test(path)),
    wireBytes: (pattern) =>
      passed.filter(({ path }) => pattern.test(path)).reduce((sum, { bytes }) => sum + bytes, 0),
    forgetRequests: () => {
      passed = []
    },
    waiting: () => passed.flatMap(({ path, isOver }) => (isOver ? [] : [path])),
    hold: (pattern, letThrough = 0) => {
      let release = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      const mine = { pattern, left: letThrough, released }
      holding = mine
      return () => {
        if (holding === mine) holding = undefined
        release()
      }
    },
    showPortal: (how, pattern = /^/) => {
      portal = how
      portalPaths = pattern
    },
    answer: (pattern, answer) => {
      ownAnswer = { pattern, answer }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A connection carries one request after the other, so what it has grown by since the last belongs to this one. */
function bytesSince(counted: WeakMap<Socket, number>, socket: Socket): number {
  const all = socket.bytesRead + socket.bytesWritten
  const before = counted.get(socket) ?? 0
  counted.set(socket, all)
  return all - before
}

function passOn(serverUrl: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request
  // A connection of its own: a kept one may be just ending, which would be no fault of the line's.
  const upstream = ask(serverUrl + request.url, { method, headers, agent: false }, (answer) => {
    // As they came: the size of the head is part of what is measured.
    response.sendDate = false
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
    answer.pipe(response)
    answer.on('error', () => response.destroy())
  })
  upstream.on('error', () => response.destroy())
  response.on('close', () => upstream.destroy())
  request.pipe(upstream)
}

async function answerHere(
  answer: (request: LineRequest) => LineAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const { method = 'GET', url = '/' } = request
  const { status, json } = answer({ method, path: url, body: Buffer.concat(parts).toString() })
  response.writeHead(status, { 'content-type': 'application/json' }).end(json && JSON.stringify(json))
}

function answerAsPortal(how: 'page' | { redirect: string }, response: ServerResponse): void {
  if (how !== 'page') {
    response.writeHead(302, { location: how.redirect }).end()
    return
  }
  response.writeHead(200, { 'content-type': 'text/html' })
  response.end('<!doctype html><title>Hotel WiFi</title><h1>Log in to Hotel WiFi</h1><form><input></form>')
}
