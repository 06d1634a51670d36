import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WirePushSubscription } from '../../proxy/wire.ts'

/** One message as the phone has it after its browser has decrypted it. */
export interface ReceivedPush {
  path: string
  headers: IncomingHttpHeaders
  /** Claims of the sender's token, whose signature was right. */
  claims: { aud: string; exp: number; sub: string }
  /** The sender's public key. */
  key: string
  message: unknown
}

export interface FakePushService {
  host: string
  url: string
  subscribe(): WirePushSubscription
  /** What the service says to messages for a subscription from now on. */
  answer(subscription: WirePushSubscription, status: number, headers?: Record<string, string>): void
  /** Those that came in order and were answered with 201; all others are in `refused`. */
  received: ReceivedPush[]
  refused: { path: string; status: number }[]
  /** What was wrong with a request: none may be. */
  faults: string[]
  close(): Promise<void>
}

/** A push service on loopback, and the browsers that listen to it: RFC 8030, 8291 and 8292. */
export async function startFakePushService(): Promise<FakePushService> {
  const browsers = new Map<string, { pair: ReturnType<typeof createECDH>; auth: Buffer }>()
  const answers = new Map<string, { status: number; headers: Record<string, string> }>()
  const received: ReceivedPush[] = []
  const refused: { path: string; status: number }[] = []
  const faults: string[] = []
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    try {
      const browser = browsers.get(path)
      if (request.method !== 'POST') throw new Error(`method ${request.method}`)
      const token = checkVapid(request.headers.authorization ?? '', url)
      const answer = answers.get(path) ?? { status: browser === undefined ? 404 : 201, headers: {} }
      if (answer.status !== 201 || browser === undefined) {
        refused.push({ path, status: answer.status })
        response.writeHead(answer.status, answer.headers).end('in words nobody reads')
        return
      }
      const message: unknown = JSON.parse(decrypt(Buffer.concat(chunks), browser.pair, browser.auth))
      received.push({ path, headers: request.headers, ...token, message })
      response.writeHead(201, { location: `${url}/message` }).end()
    } catch (error) {
      faults.push(String(error))
      response.writeHead(400).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const url = `http://${host}`
  return {
    host,
    url,
    received,
    refused,
    faults,
    subscribe: () => {
      const pair = createECDH('prime256v1')
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(24).toString('base64url')}`
      const p256dh = pair.generateKeys('base64url')
      browsers.set(path, { pair, auth })
      return { endpoint: url + path, keys: { p256dh, auth: auth.toString('base64url') } }
    },
    answer: ({ endpoint }, status, headers = {}) =>
      void answers.set(new URL(endpoint).pathname, { status, headers }),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** https://www.rfc-editor.org/rfc/rfc8292 */
function checkVapid(header: string, origin: string): Pick<ReceivedPush, 'claims' | 'key'> {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65 || point[0] !== 4) throw new Error('no key')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isRight) throw new Error('wrong signature')
  const told = JSON.parse(Buffer.from(claims, 'base64url').toString()) as ReceivedPush['claims']
  const seconds = Date.now() / 1000
  if (told.aud !== origin) throw new Error(`token for ${told.aud}`)
  if (told.exp <= seconds || told.exp > seconds + 24 * 60 * 60) throw new Error('token out of time')
  if (!/^(mailto|https):/.test(told.sub)) throw new Error('no contact')
  return { claims: told, key }
}

/** https://www.rfc-editor.org/rfc/rfc8291#section-3.4, in one record of https://www.rfc-editor.org/rfc/rfc8188 */
function decrypt(body: Buffer, pair: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const keyLength = body[20] ?? 0
  const sender = body.subarray(21, 21 + keyLength)
  const record = body.subarray(21 + keyLength)
  if (record.length > body.readUInt32BE(16)) throw new Error('more than one record')
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender])
  const derive = (secret: Buffer, by: Buffer, about: Buffer | string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, by, about, length))
  const input = derive(pair.computeSecret(sender), auth, info, 32)
  const key = derive(input, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derive(input, salt, 'Content-Encoding: nonce\0', 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  const end = padded.lastIndexOf(2)
  if (end < 0) throw new Error('no last record')
  return padded.subarray(0, end).toString('utf8')
}
