import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { QuickAnswer } from '../answers/quick-answers.ts'
import type { Handler } from '../handler.ts'
import { clientAddress } from '../reading/rate-limits.ts'
import { refuseTunnels } from './refuse-tunnels.ts'

const httpLimits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  // Longer than the usual minute of a server in front, which must never meet a connection we just closed.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16 * 1024,
}

/** Between Node's requests and those of the web. What `quickAnswer` has no answer for goes to the handler. */
export function createHttpServer(handler: Handler, quickAnswer: QuickAnswer = () => undefined): Server {
  const answer = (request: Request, env: unknown) => {
    const { incoming, outgoing } = env as Partial<HttpBindings>
    if (incoming && outgoing) leaveOutConnection(incoming, outgoing)
    const forwardedFor = request.headers.get('x-forwarded-for')
    return handler(request, clientAddress(incoming?.socket.remoteAddress, forwardedFor))
  }
  const server = createAdaptorServer({
    fetch: answer,
    serverOptions: httpLimits,
    createServer: (options: typeof httpLimits, listener: RequestListener) =>
      createServer(options, (incoming, outgoing) => {
        if (!answersQuickly(quickAnswer, incoming, outgoing)) listener(incoming, outgoing)
      }),
  } as Parameters<typeof createAdaptorServer>[0]) as Server
  refuseTunnels(server)
  return server
}

function answersQuickly(
  quickAnswer: QuickAnswer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): boolean {
  const { method, url = '', headers } = incoming
  if (method !== 'GET' || !plainHost.test(headers.host ?? '')) return false
  try {
    const answer = quickAnswer({
      path: url,
      acceptEncoding: headers['accept-encoding'] ?? null,
      ifNoneMatch: headers['if-none-match'] ?? null,
    })
    if (answer === undefined) return false
    leaveOutConnection(incoming, outgoing)
    outgoing.writeHead(answer.status, answer.headers).end(answer.bytes)
    return true
  } catch (error) {
    if (outgoing.headersSent) throw error
    // The handler will meet it too, and knows how to tell.
    return false
  }
}

/** One that is written otherwise is for the handler to judge. */
const plainHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** It is kept open unless told otherwise: to say so would be a sixth of an unchanged index. */
function leaveOutConnection(incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (incoming.httpVersion === '1.1') outgoing.removeHeader('connection')
}
