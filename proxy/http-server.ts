import type { Server } from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Handler } from './handler.ts'
import { clientAddress } from './rate-limits.ts'
import { refuseTunnels } from './refuse-tunnels.ts'

const httpLimits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  // Longer than the usual minute of a server in front, which must never meet a connection we just closed.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16 * 1024,
}

/** Between Node's requests and those of the web. */
export function createHttpServer(handler: Handler): Server {
  const answer = (request: Request, env: unknown) => {
    const { incoming, outgoing } = env as Partial<HttpBindings>
    // It keeps a connection open unless told otherwise: to say so would be a sixth of an unchanged index.
    if (incoming?.httpVersion === '1.1') outgoing?.removeHeader('connection')
    const forwardedFor = request.headers.get('x-forwarded-for')
    return handler(request, clientAddress(incoming?.socket.remoteAddress, forwardedFor))
  }
  const server = createAdaptorServer({ fetch: answer, serverOptions: httpLimits }) as Server
  refuseTunnels(server)
  return server
}
