import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, sendAnswer } from './publisher-answer.ts'
import { type Fault, sendFault } from './publisher-fault.ts'

export interface PublisherRequest {
  method: string
  /** With its query. */
  path: string
  headers: IncomingHttpHeaders
}

export interface FakePublisher {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string
  /** `127.0.0.1:<port>`, as `ALLOW_HOSTS` wants it. */
  readonly host: string
  /** From now on `path` answers so. A function is asked anew at every request. */
  serve(path: string, answer: Answer | (() => Answer | Promise<Answer>)): void
  /** `path` (`*`: every path) misbehaves until `mend`, or as often as `times` says. */
  fault(path: string, fault: Fault): void
  mend(path: string): void
  /** Requests so far, the oldest first; those of one path whatever their query, or all. */
  requests(path?: string): PublisherRequest[]
  forgetRequests(): void
  /** Every answer waits so long before its first byte. */
  delay(ms: number): void
  /** Refuses connections and breaks those that are open. */
  stop(): Promise<void>
  /** Comes back on the same port. */
  start(): Promise<void>
  close(): Promise<void>
}

/** A publisher's web server on loopback, whose answers and faults a test sets while it runs. */
export async function startFakePublisher(options: { port?: number } = {}): Promise<FakePublisher> {
  const answers = new Map<string, Answer | (() => Answer | Promise<Answer>)>()
  const faults = new Map<string, Fault>()
  let seen: PublisherRequest[] = []
  let delayMs = 0

  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    seen.push({ method: request.method ?? 'GET', path, headers: request.headers })
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
    const known = answers.get(path) ?? answers.get(bare(path))
    const answer = typeof known === 'function' ? await known() : known
    const fault = takeFault(faults, path)
    if (fault) return sendFault(fault, answer, request, response)
    if (answer) return sendAnswer(answer, request, response)
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Nothing here.')
  })
  const port = await listen(server, options.port ?? 0)

  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    serve: (path, answer) => void answers.set(path, answer),
    fault: (path, fault) => void faults.set(path, { ...fault }),
    mend: (path) => void faults.delete(path),
    requests: (path) =>
      seen.filter((request) => path === undefined || request.path === path || bare(request.path) === path),
    forgetRequests: () => {
      seen = []
    },
    delay: (ms) => {
      delayMs = ms
    },
    stop: () => closeServer(server),
    start: async () => void (await listen(server, port)),
    close: () => closeServer(server),
  }
}

function takeFault(faults: Map<string, Fault>, path: string): Fault | undefined {
  const fault = faults.get(path) ?? faults.get(bare(path)) ?? faults.get('*')
  if (fault?.times === undefined) return fault
  if (fault.times <= 0) return undefined
  fault.times--
  return fault
}

function bare(path: string): string {
  return path.split('?')[0] ?? path
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
