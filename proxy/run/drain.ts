import type { Server } from 'node:http'

/** Connections at rest are closed at once, the others when their answer is out or the time is over. */
export async function drain(server: Server, longestMs: number): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const end = setTimeout(() => server.closeAllConnections(), longestMs)
  await closed
  clearInterval(idle)
  clearTimeout(end)
}
