import { type buildConnector, Client, type Dispatcher } from 'undici'
import { type Deadline, orAborted } from './deadline.ts'
import type { Limits } from './limits.ts'

export interface SendOptions {
  connect: buildConnector.connector
  limits: Limits
}

/** Sends one request and resolves with its answer's header; the body is still to be read or destroyed. */
export type Send = (url: URL, headers: Readonly<Record<string, string>>) => Promise<Dispatcher.ResponseData>

/** Hints (103) may be sent without end, and no idle timer notices. */
const maxInterimAnswers = 20

/**
 * For all requests of one fetch. Each has a connection of its own, closed after it: nothing an answer leaves
 * behind can become part of the next, and what comes over the wire can be counted.
 */
export function senderWithin(deadline: Deadline, { connect, limits }: SendOptions): Send {
  const counted = countWire(connect, limits.maxWireBytes, () =>
    deadline.end({ code: 'tooLarge', maxBytes: limits.maxWireBytes }),
  )
  return (url, headers) => {
    const client = new Client(url.origin, {
      connect: counted,
      maxHeaderSize: limits.maxHeaderBytes,
      // Only the deadline ends a drip; these end an idle connection when it is forgotten.
      headersTimeout: limits.totalMs,
      bodyTimeout: limits.totalMs,
    })
    deadline.signal.addEventListener('abort', () => client.destroy(), { once: true })
    let interim = 0
    const answering = client.request({
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers,
      reset: true,
      signal: deadline.signal,
      onInfo: () => {
        if (++interim > maxInterimAnswers) deadline.end({ code: 'badAnswer' })
      },
    })
    // undici notices a signal only once it is connected; a name that never resolves would outlive the deadline.
    return orAborted(answering, deadline.signal)
  }
}

/**
 * undici counts header fields and bodies, not the rest: a status line, a chunk's extension or line ends before
 * the answer may go on for as long as the deadline lets them, at the speed of the network.
 */
function countWire(
  connect: buildConnector.connector,
  maxBytes: number,
  onTooMuch: () => void,
): buildConnector.connector {
  let total = 0
  return (target, callback) =>
    connect(target, (...connected) => {
      const [, socket] = connected
      let before = 0
      socket?.on('readable', () => {
        total += socket.bytesRead - before
        before = socket.bytesRead
        if (total > maxBytes) onTooMuch()
      })
      callback(...connected)
    })
}
