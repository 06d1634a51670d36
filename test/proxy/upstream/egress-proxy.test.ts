import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { type EgressProxy, parseEgressProxy } from '../../../proxy/upstream/egress-proxy.ts'
import type { FetchUpstream, UpstreamAnswer } from '../../../proxy/upstream/fetch-upstream.ts'
import { type FakeEgressProxy, startFakeEgressProxy } from '../../support/fake-egress-proxy.ts'
import { atEnd, feedText, freePort, publisher, upstream } from '../support.ts'

const names: Record<string, string[]> = {
  'elm.example': ['93.184.215.14'],
  'oak.example': ['2606:4700::1111', '93.184.215.15'],
  'inner.example': ['10.0.0.1'],
  'both.example': ['93.184.215.14', '127.0.0.1'],
}

async function fakeProxy(places: Record<string, string | number | undefined> = {}): Promise<FakeEgressProxy> {
  const proxy = await startFakeEgressProxy(places)
  atEnd(proxy.close)
  return proxy
}

function fetchThrough(egressProxy: EgressProxy, allowHosts: readonly string[] = []): FetchUpstream {
  const resolve = async (name: string) =>
    (names[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  return upstream(allowHosts, { connectMs: 300 }, { resolve, egressProxy })
}

function problemIn(answer: UpstreamAnswer): unknown {
  return answer.kind === 'failed' ? answer.problem.code : answer.kind
}

test('the proxy is told the address found here, the site the name', async () => {
  const hosts: unknown[] = []
  const site = await publisher(({ headers }, response) => {
    hosts.push(headers.host)
    response.end(feedText)
  })
  const { egressProxy, targets } = await fakeProxy({ '93.184.215.14:80': site })
  const answer = await fetchThrough(egressProxy)({ url: 'http://elm.example/feed', wants: 'feed' })
  expect(answer.kind === 'body' && Buffer.from(answer.bytes).toString()).toBe(feedText)
  expect(targets).toEqual(['93.184.215.14:80'])
  expect(hosts).toEqual(['elm.example'])
})

test('TLS is spoken through the tunnel and names the site', async () => {
  let hello = ''
  const site = await tlsListener((bytes) => {
    hello = bytes
  })
  const { egressProxy, targets } = await fakeProxy({ '93.184.215.14:8443': site })
  const answer = await fetchThrough(egressProxy)({ url: 'https://elm.example:8443/feed', wants: 'feed' })
  expect(answer.kind).toBe('failed')
  expect(targets).toEqual(['93.184.215.14:8443'])
  expect(hello).toContain('elm.example')
})

/** Tells what a client says first, in which TLS names the site in plain letters, then hangs up. */
async function tlsListener(onHello: (bytes: string) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (bytes) => {
      onHello(bytes.toString('latin1'))
      socket.destroy()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  atEnd(() => new Promise((done) => server.close(done)))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('every hop of a redirect is judged and tunneled by itself', async () => {
  const site = await publisher(({ url, headers }, response) => {
    if (headers.host === 'oak.example:8080') return response.end(feedText)
    const location = url === '/in' ? 'http://inner.example/' : 'http://oak.example:8080/feed'
    return response.writeHead(302, { location }).end()
  })
  const { egressProxy, targets } = await fakeProxy({
    '93.184.215.14:80': site,
    '[2606:4700::1111]:8080': site,
  })
  const fetch = fetchThrough(egressProxy)
  expect(problemIn(await fetch({ url: 'http://elm.example/out', wants: 'feed' }))).toBe('body')
  expect(targets).toEqual(['93.184.215.14:80', '[2606:4700::1111]:8080'])
  expect(problemIn(await fetch({ url: 'http://elm.example/in', wants: 'feed' }))).toBe('addressNotAllowed')
  expect(targets.slice(2)).toEqual(['93.184.215.14:80'])
})

test.each([
  'http://127.0.0.1/',
  'https://10.0.0.1/',
  'http://[::1]:8080/',
  'http://[::ffff:169.254.169.254]/',
  'http://inner.example/',
  'https://both.example/',
  'http://localhost/',
])('for %s the proxy is not even asked', async (url) => {
  const { egressProxy, targets } = await fakeProxy()
  expect(problemIn(await fetchThrough(egressProxy)({ url, wants: 'feed' }))).toBe('addressNotAllowed')
  expect(targets).toEqual([])
})

test('an exempt pair goes through the proxy like all others', async () => {
  const site = await publisher((_, response) => response.end(feedText))
  const { egressProxy, targets } = await fakeProxy()
  const fetch = fetchThrough(egressProxy, [site])
  expect(problemIn(await fetch({ url: `http://${site}/`, wants: 'feed' }))).toBe('body')
  expect(targets).toEqual([site])
})

test('where the proxy cannot reach one address of a name, it is asked for the next', async () => {
  const site = await publisher((_, response) => response.end(feedText))
  const { egressProxy, targets } = await fakeProxy({ '[2606:4700::1111]:80': 502, '93.184.215.15:80': site })
  expect(problemIn(await fetchThrough(egressProxy)({ url: 'http://oak.example/', wants: 'feed' }))).toBe(
    'body',
  )
  expect(targets).toEqual(['[2606:4700::1111]:80', '93.184.215.15:80'])
})

test('a proxy that refuses, hangs or is gone is never told as the doing of the site', async () => {
  const gone = { host: '127.0.0.1', port: Number((await freePort()).split(':')[1]) }
  const refusing = await fakeProxy({ '93.184.215.14:80': 403 })
  const hanging = await fakeProxy({ '93.184.215.14:80': undefined })
  const asked = { url: 'http://elm.example/', wants: 'feed' } as const
  expect(problemIn(await fetchThrough(gone)(asked))).toBe('unreachable')
  expect(problemIn(await fetchThrough(refusing.egressProxy)(asked))).toBe('unreachable')
  expect(problemIn(await fetchThrough(hanging.egressProxy)(asked))).toBe('timeout')
})

test.each([
  ['http://proxy.example:3128', { host: 'proxy.example', port: 3128 }],
  ['HTTP://10.0.0.9:80/', { host: '10.0.0.9', port: 80 }],
  ['http://[fd00::1]:8080', { host: 'fd00::1', port: 8080 }],
])('%s names a proxy', (text, proxy) => {
  expect(parseEgressProxy(text)).toEqual(proxy)
})

test.each([
  '',
  'proxy.example:3128',
  'http://proxy.example',
  'http://proxy.example:0',
  'http://proxy.example:70000',
  'http://proxy.example:3128/path',
  'http://proxy.example:3128?x',
  'http://me:word@proxy.example:3128',
  'https://proxy.example:3128',
  'socks5://proxy.example:1080',
  'http://pro xy:3128',
  'http://[::1:3128',
])('%j names none', (text) => {
  expect(parseEgressProxy(text)).toBeUndefined()
})
