import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RunningServer, startServer } from '../../../proxy/server.ts'
import { defaultLimits } from '../../../proxy/upstream/limits.ts'
import { type Canary, startCanary } from '../../support/canary.ts'
import { type FakeEgressProxy, startFakeEgressProxy } from '../../support/fake-egress-proxy.ts'
import { type FakePublisher, startFakePublisher } from '../../support/fake-publisher.ts'
import type { Fault } from '../../support/publisher-fault.ts'
import { settingsIn } from '../support.ts'
import type { AbuseCase } from './abuse-case.ts'
import { addressCases, brokenAddressCases, redirectToAddressCases } from './addresses.ts'
import { checkAnswer, checkUpstreamRequest } from './check-answer.ts'
import { documentCases } from './documents.ts'
import { encodingCases } from './encodings.ts'
import { framingCases } from './framing.ts'
import { imageCases } from './images.ts'
import { createDns, nameCases, publicAddress } from './names.ts'
import { pageCases } from './pages.ts'
import { redirectCases } from './redirects.ts'
import { phoneHeaders, requestCases } from './requests.ts'
import { sendRequest } from './send-request.ts'
import { urlCases, widthCases } from './urls.ts'

const families: Readonly<Record<string, readonly AbuseCase[]>> = {
  'addresses asked for': addressCases,
  'addresses that are none': brokenAddressCases,
  'addresses redirected to': redirectToAddressCases,
  names: nameCases,
  'asked URLs': urlCases,
  widths: widthCases,
  redirects: redirectCases,
  'answers on the wire': framingCases,
  encodings: encodingCases,
  documents: documentCases,
  pictures: imageCases,
  pages: pageCases,
  'requests and headers': requestCases,
}

// Most of the time is spent waiting for sites that hang.
vi.setConfig({ maxConcurrency: 20 })

const limits = {
  ...defaultLimits,
  totalMs: 4000,
  connectMs: 2000,
  maxWireBytes: 4_000_000,
  maxFeedBytes: 1_000_000,
  maxImageBytes: 1_000_000,
}

describe.each(['directly', 'through an egress proxy'])('%s', (way) => {
  const isProxied = way !== 'directly'
  const dns = createDns()
  let dir: string
  let canary: Canary
  let site: FakePublisher
  let proxy: FakeEgressProxy
  let server: RunningServer
  const lines: string[] = []

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'dsa-feed-'))
    canary = await startCanary()
    site = await startFakePublisher()
    proxy = await startFakeEgressProxy({ [`${publicAddress}:80`]: site.host })
    const settings = await settingsIn(dir, [], [site.host], { openFeeds: true, limits })
    const egressProxy = isProxied ? { egressProxy: proxy.egressProxy } : {}
    server = await startServer(
      { ...settings, ...egressProxy },
      { log: (line) => lines.push(line), resolve: dns.resolve },
    )
  })

  afterAll(async () => {
    await server.close()
    await Promise.all([site.close(), proxy.close(), canary.close()])
    await rm(dir, { recursive: true, force: true })
  })

  for (const [family, cases] of Object.entries(families)) {
    const possible = cases.filter(({ needsProxy }) => isProxied || !needsProxy)
    describe.concurrent(family, () => {
      test.each(possible.map((one, at) => ({ ...one, at })))('$name: $outcome', async ({ at, ...one }) => {
        const path = `/${family.replaceAll(' ', '-')}/${at}`
        const fill = filler(path)
        if (one.answer) site.serve(path, one.answer)
        if (one.fault) site.fault(path, filled(one.fault, fill))
        const headers = { ...phoneHeaders, ...one.headers }
        const answer = await sendRequest(server.url, one.method ?? 'GET', addressOf(one, fill), headers)
        checkAnswer(answer, one)
        for (const request of site.requests(path)) checkUpstreamRequest(request)
      })
    })
  }

  test('nobody came to the canary', () => {
    expect(canary.touches()).toEqual([])
  })

  test('the egress proxy was asked for the site and what is public only', () => {
    const fit = [site.host, `${publicAddress}:80`]
    expect(proxy.targets.filter((target) => !fit.includes(target))).toEqual([])
    expect(proxy.targets.length > 0).toBe(isProxied)
  })

  test('nobody was asked where an inner name is', () => {
    expect(dns.asked.filter((name) => !name.replace(/\.$/, '').endsWith('.example'))).toEqual([])
  })

  test('the log holds no address and no fault', () => {
    expect(lines.join('\n')).not.toMatch(/from-phone|Fault|example\/|requests-and/)
  })

  function filler(path: string): (text: string) => string {
    const places: Readonly<Record<string, string>> = {
      own: `${site.url}${path}`,
      path,
      name: path.split('/').at(-1) ?? '',
      host: site.host,
      port: site.host.split(':')[1] ?? '',
      canary: String(canary.port),
    }
    return (text) =>
      text.replaceAll(/\{(own|path|name|host|port|canary)\}/g, (_, place: string) => places[place] ?? '')
  }
})

function filled(fault: Fault, fill: (text: string) => string): Fault {
  const fields = Object.entries(fault).map(([name, value]) => [
    name,
    typeof value === 'string' ? fill(value) : value,
  ])
  return Object.fromEntries(fields) as Fault
}

function addressOf({ route = 'feed', path, query, url }: AbuseCase, fill: (text: string) => string): string {
  if (path !== undefined) return path
  // What no HTTP request line may hold.
  if (query !== undefined) return `/api/${route}?${fill(query).replaceAll(' ', '%20')}`
  const asked = encodeURIComponent(fill(url ?? '{own}'))
  return `/api/${route}?url=${asked}${route === 'image' ? '&w=360' : ''}`
}
