import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HubRequest {
  mode: string
  topic: string
  callback: string
  leaseSeconds: string | null
  secret: string | null
}

export interface FakeHub {
  host: string
  url: string
  /** Every subscription and its end that was asked for, in order. */
  requests: HubRequest[]
  /** What the hub's question at the callback was answered with, in order. */
  verified: { status: number; isEchoed: boolean }[]
  /** What the hub answers with, and whether it asks back; from now on. */
  answer(status: number, asksBack?: boolean): void
  /** Lease it grants, in seconds. */
  lease(seconds: number): void
  /** Asks at the last callback as a hub would, with whatever is changed. */
  verify(changed?: Record<string, string>): Promise<{ status: number; text: string }>
  /** Sends a body to the last callback, signed as a hub would unless told otherwise. */
  ping(options?: PingOptions): Promise<number>
  close(): Promise<void>
}

export interface PingOptions {
  callback?: string
  method?: 'sha1' | 'sha256' | 'sha384' | 'sha512'
  secret?: string
  /** Instead of a signature that is right. */
  signature?: string | null
  body?: string
}

/** A hub on loopback: https://www.w3.org/TR/websub/#hub */
export async function startFakeHub(): Promise<FakeHub> {
  const requests: HubRequest[] = []
  const verified: { status: number; isEchoed: boolean }[] = []
  let status = 202
  let asksBack = true
  let leaseSeconds = 10 * 24 * 60 * 60
  let asked = 0

  async function verify(request: HubRequest, changed: Record<string, string> = {}) {
    const url = new URL(request.callback)
    const challenge = `challenge-${++asked}`
    const query: Record<string, string> = {
      'hub.mode': request.mode,
      'hub.topic': request.topic,
      'hub.challenge': challenge,
      ...(request.mode === 'subscribe' && { 'hub.lease_seconds': String(leaseSeconds) }),
      ...changed,
    }
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const answer = await fetch(url)
    const text = await answer.text()
    verified.push({ status: answer.status, isEchoed: text === challenge })
    return { status: answer.status, text }
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const wish: HubRequest = {
      mode: form.get('hub.mode') ?? '',
      topic: form.get('hub.topic') ?? '',
      callback: form.get('hub.callback') ?? '',
      leaseSeconds: form.get('hub.lease_seconds'),
      secret: form.get('hub.secret'),
    }
    requests.push(wish)
    response.writeHead(status).end()
    if (asksBack) await verify(wish).catch(() => {})
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const last = () => {
    const request = requests.at(-1)
    if (request === undefined) throw new Error('Nobody has subscribed.')
    return request
  }
  return {
    host,
    url: `http://${host}/hub`,
    requests,
    verified,
    answer: (next, asks = true) => {
      status = next
      asksBack = asks
    },
    lease: (seconds) => {
      leaseSeconds = seconds
    },
    verify: (changed) => verify(last(), changed),
    ping: async (options = {}) => {
      const { method = 'sha256', body = '<rss>', callback = last().callback } = options
      const secret = options.secret ?? requests.findLast((request) => request.secret !== null)?.secret ?? ''
      const digest = createHmac(method, secret).update(body).digest('hex')
      const signature = options.signature === undefined ? `${method}=${digest}` : options.signature
      const answer = await fetch(callback, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/rss+xml',
          ...(signature === null ? {} : { 'x-hub-signature': signature }),
        },
      })
      return answer.status
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
