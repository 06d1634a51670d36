import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../../proxy/server.ts'
import { type Canary, startCanary } from '../../support/canary.ts'
import { settingsIn } from '../support.ts'

const end = 'Host: localhost\r\nConnection: close\r\n\r\n'
const inner = '/api/feed?url=http://127.0.0.1/'

/**
 * What a client may write that no browser does, and the status of the answer; 400 stands for any 4xx of Node's own
 * parser. `{canary}` is the canary's port.
 */
const requests: readonly [name: string, text: string, status: number][] = [
  ['a tunnel', `CONNECT 127.0.0.1:{canary} HTTP/1.1\r\n${end}`, 405],
  ['a tunnel to a name', `CONNECT example.org:443 HTTP/1.1\r\n${end}`, 405],
  ['another site as a proxy would be asked', `GET http://127.0.0.1:{canary}/api/x HTTP/1.1\r\n${end}`, 404],
  ['a feed as a proxy would be asked', `GET http://127.0.0.1:{canary}${inner} HTTP/1.1\r\n${end}`, 403],
  ['another scheme', `GET ftp://127.0.0.1:{canary}/ HTTP/1.1\r\n${end}`, 400],
  [
    'another site as host',
    `GET ${inner} HTTP/1.1\r\nHost: 127.0.0.1:{canary}\r\nConnection: close\r\n\r\n`,
    403,
  ],
  ['a host with a path', 'GET /api/feeds HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n', 400],
  ['a host with a space', 'GET /api/feeds HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
  ['no host', 'GET /api/feeds HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['an address of 20,000 letters', `GET /api/feed?url=http://${'a'.repeat(20_000)}/ HTTP/1.1\r\n${end}`, 431],
  ['headers of 20,000 letters', `GET /api/feeds HTTP/1.1\r\nX-A: ${'a'.repeat(20_000)}\r\n${end}`, 431],
  ['bytes beyond ASCII', `GET /api/feed?url=http://\xff\xfe/ HTTP/1.1\r\n${end}`, 400],
  ['a space in the address', `GET ${inner} x HTTP/1.1\r\n${end}`, 400],
  ['a bare CR', `GET ${inner} HTTP/1.1\rX: y\r\n${end}`, 400],
  ['an unknown method', `FOO ${inner} HTTP/1.1\r\n${end}`, 400],
  ['a method in small letters', `get ${inner} HTTP/1.1\r\n${end}`, 400],
  ['an unknown version', `GET ${inner} HTTP/9.9\r\n${end}`, 400],
  ['no version', `GET ${inner}\r\n\r\n`, 400],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
  ['an expectation', `GET /api/feeds HTTP/1.1\r\nExpect: miracles\r\n${end}`, 417],
  [
    'an upgrade',
    `GET ${inner} HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade, close\r\nHost: localhost\r\n\r\n`,
    403,
  ],
  [
    'a length and chunks',
    `POST ${inner} HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n${end}0\r\n\r\n`,
    400,
  ],
  ['two lengths', `POST ${inner} HTTP/1.1\r\nContent-Length: 4\r\nContent-Length: 5\r\n${end}abcde`, 400],
  ['an unknown transfer', `POST ${inner} HTTP/1.1\r\nTransfer-Encoding: parcels\r\n${end}`, 400],
  ['a body where none belongs', `GET ${inner} HTTP/1.1\r\nContent-Length: 5\r\n${end}hello`, 403],
  ['two slashes', `GET /${inner} HTTP/1.1\r\n${end}`, 404],
  ['a slash at the end', `GET /api/feed/?url=http://127.0.0.1/ HTTP/1.1\r\n${end}`, 404],
  ['capitals', `GET /API/feed?url=http://127.0.0.1/ HTTP/1.1\r\n${end}`, 404],
  ['a way up', `GET /api/../../../../etc/passwd HTTP/1.1\r\n${end}`, 404],
  ['an encoded way up', `GET /..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\n${end}`, 404],
  ['a NUL in the path', `GET /index.html%00.js HTTP/1.1\r\n${end}`, 404],
]

let dir: string
let canary: Canary
let server: RunningServer

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dsa-feed-'))
  canary = await startCanary()
  server = await startServer(await settingsIn(dir, [], [], { openFeeds: true }), { log: () => {} })
})

afterAll(async () => {
  await server.close()
  await canary.close()
  await rm(dir, { recursive: true, force: true })
})

test.each(requests)('%s', async (_name, text, status) => {
  const answer = await answerTo(text.replaceAll('{canary}', String(canary.port)))
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status === 400 ? '4..' : status} `))
  expect(answer).not.toContain('secret')
})

test('nobody came to the canary', () => {
  expect(canary.touches()).toEqual([])
})

function answerTo(text: string): Promise<string> {
  return new Promise((done, fail) => {
    let answer = ''
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text, 'latin1'))
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1')
    })
    socket.on('error', fail)
    socket.on('close', () => done(answer))
  })
}
