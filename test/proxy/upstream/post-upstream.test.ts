import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { defaultLimits } from '../../../proxy/upstream/limits.ts'
import { createPosts, type PostUpstream } from '../../../proxy/upstream/post-upstream.ts'
import { atEnd, publisher } from '../support.ts'

function posts(allowHosts: readonly string[], address = '127.0.0.1'): PostUpstream {
  const { post, close } = createPosts({
    allowHosts: new Set(allowHosts),
    limits: { ...defaultLimits, totalMs: 1000 },
    now: () => 1_000_000,
    resolve: async () => [{ address, family: 4 }],
  })
  atEnd(close)
  return post
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

test('what is sent arrives, with our name, over connections that are used again', async () => {
  const seen: string[] = []
  const ports = new Set<number | undefined>()
  const site = await publisher(async (request, response) => {
    ports.add(request.socket.remotePort)
    seen.push(`${request.method} ${request.headers['user-agent']} ${await textOf(request)}`)
    response.writeHead(201).end('thanks')
  })
  const post = posts([site])
  for (const body of ['one', Buffer.from('two'), ...'x'.repeat(30)]) {
    const answer = await post({ url: `http://${site}/`, headers: { 'x-a': 'b' }, body })
    expect(answer).toEqual({ kind: 'answer', status: 201 })
  }
  expect(seen.slice(0, 2)).toEqual([
    expect.stringMatching(/^POST DSA-Feed\/.* one$/),
    expect.stringMatching(/ two$/),
  ])
  expect(ports.size).toBeLessThan(8)
})

test.each(['10.0.0.1', '127.0.0.1', '169.254.169.254'])(
  'a name that leads to %s is not dialed',
  async (inside) => {
    const answer = await posts([], inside)({ url: 'https://push.example/x', headers: {}, body: 'x' })
    expect(answer).toEqual({ kind: 'failed', problem: { code: 'addressNotAllowed' } })
  },
)

test.each([
  'http://push.example/x',
  'https://10.0.0.1/x',
  'https://localhost/x',
  'https://push.example:25/',
  'ftp://a.example/',
])('%s is not asked', async (url) => {
  const answer = await posts([])({ url, headers: {}, body: 'x' })
  expect(answer).toEqual({ kind: 'failed', problem: { code: 'addressNotAllowed' } })
})

test('a redirect is an answer, and not followed', async () => {
  const paths: (string | undefined)[] = []
  const site = await publisher((request, response) => {
    paths.push(request.url)
    response.writeHead(307, { location: '/there' }).end()
  })
  const answer = await posts([site])({ url: `http://${site}/here`, headers: {}, body: 'x' })
  expect(answer).toEqual({ kind: 'answer', status: 307 })
  expect(paths).toEqual(['/here'])
})

test.each([
  ['120', 1_120_000],
  ['Thu, 01 Jan 1970 01:00:00 GMT', 3_600_000],
])('a wait of %s is told', async (wait, retryAt) => {
  const site = await publisher((_, response) => response.writeHead(429, { 'retry-after': wait }).end())
  const answer = await posts([site])({ url: `http://${site}/`, headers: {}, body: 'x' })
  expect(answer).toEqual({ kind: 'answer', status: 429, retryAt })
})

test('who says nothing, or never ends, holds nobody up', async () => {
  const silent = await publisher(() => {})
  const endless = await publisher((_, response) => {
    response.writeHead(201)
    const more = () => {
      while (response.write('x'.repeat(60_000)));
    }
    response.on('drain', more)
    response.on('error', () => {})
    more()
  })
  const post = posts([silent, endless])
  const ask = (host: string) => post({ url: `http://${host}/`, headers: {}, body: 'x' })
  expect(await ask(silent)).toEqual({ kind: 'failed', problem: { code: 'timeout' } })
  // Cut off after a few KB; what was answered is known by then.
  expect(await ask(endless)).toMatchObject({ kind: 'answer', status: 201 })
})
