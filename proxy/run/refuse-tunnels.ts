import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'

const refusal = 'HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, OPTIONS\r\nConnection: close\r\n\r\n'

/** CONNECT never comes to the handler; unanswered, who looks for open proxies would try again. */
export function refuseTunnels(server: Server): void {
  server.on('connect', (_: unknown, socket: Duplex) => {
    socket.on('error', () => {})
    socket.end(refusal)
  })
}
