import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildHealthReport } from '../../../proxy/answers/health-report.ts'
import { createLooks, type Look } from '../../../proxy/poll/look.ts'
import { dueAt } from '../../../proxy/poll/poll-decision.ts'
import { changesPerMonth, pollInterval } from '../../../proxy/poll/poll-interval.ts'
import { movedTo } from '../../../proxy/poll/poll-move.ts'
import { openDiskStore } from '../../../proxy/store/disk-store.ts'
import { openSourceStates } from '../../../proxy/store/source-states.ts'
import type { SourceHealth } from '../../../proxy/wire.ts'
import { startFakePublisher } from '../../support/fake-publisher.ts'
import { makeCertificate } from '../../support/make-certificate.ts'
import type { Fault } from '../../support/publisher-fault.ts'
import { floods } from '../../support/wire-fault.ts'
import { atEnd, tempDir, upstream } from '../support.ts'

const minute = 60_000
const day = 24 * 60 * minute
const usual = 30 * minute

const feedOf = (title: string, clock = '') =>
  `<rss><channel><lastBuildDate>${clock}</lastBuildDate><item><title>${title}</title></item></channel></rss>`

/** Looks at one source by hand, at times of the test's own, and what health says after each. */
async function given(feedUrl?: string) {
  const site = await startFakePublisher()
  atEnd(site.close)
  site.serve('/feed', { body: feedOf('March'), contentType: 'text/xml', etag: '"1"' })
  const feed = feedUrl ?? `${site.url}/feed`
  const source = { id: 'elm', feed, isRetired: false }
  const clock = { now: 1_000 * day }
  const store = await openDiskStore({ dir: join(await tempDir(), 'c'), log: () => {}, maxBytes: 2 ** 30 })
  atEnd(store.close)
  const states = await openSourceStates(store, () => {})
  const limits = { totalMs: 500, maxFeedBytes: 200_000, maxWireBytes: 300_000 }
  const fetch = upstream([site.host, new URL(feed).host], limits, { now: () => clock.now })
  const lookAt = createLooks({ states, store, fetch, now: () => clock.now })
  const look = async (afterMs = usual): Promise<Look> => {
    clock.now += afterMs
    const found = await lookAt(source, new AbortController().signal)
    if (found === undefined) throw new Error('cut short')
    return found
  }
  const rhythm = {
    intervalOf: (state: Look['after']) => pollInterval(state, usual),
    changesPerMonth,
    movedTo,
  }
  const health = (): SourceHealth =>
    buildHealthReport({ sources: [source] }, states.get, rhythm).sources.elm ?? {}
  const waitMs = () => dueAt(feed, states.get('elm'), usual) - clock.now
  return { site, look, health, waitMs, clock, states }
}

test('a source that does well is told so', async () => {
  const { look, health, clock } = await given()
  await look()
  await look()
  const now = Math.floor(clock.now / 1000)
  expect(health()).toEqual({ lastGood: now, lastTry: now, interval: 31, size: feedOf('March').length })
})

const troubles: [string, Fault, string][] = [
  ['hangs', { kind: 'hang' }, 'timeout'],
  ['drips', { kind: 'drip', everyMs: 100 }, 'timeout'],
  ['resets', { kind: 'reset' }, 'unreachable'],
  ['floods', floods.body, 'tooLarge'],
  ['sends a page', { kind: 'html' }, 'htmlAnswer'],
  ['answers 503', { kind: 'status', status: 503 }, 'status 503'],
]

test.each(troubles)('a publisher that %s keeps its posts, is counted, and mends', async (_, fault, kind) => {
  const { site, look, health, states } = await given()
  const { after } = await look()
  site.fault('/feed', fault)
  for (const _ of [1, 2]) expect((await look()).isChange).toBe(false)
  const since = Math.floor((after.checkedAt + usual) / 1000)
  expect(health()).toMatchObject({
    lastGood: Math.floor(after.checkedAt / 1000),
    failures: { [kind]: 2 },
    problem: { since },
  })
  expect(states.get('elm')?.body).toEqual(after.body)
  site.mend('/feed')
  await look()
  expect(health()).not.toHaveProperty('problem')
  expect(health().failures).toEqual({ [kind]: 2 })
})

test('an ETag that is new at every request changes nothing', async () => {
  const { site, look, health, states } = await given()
  let times = 0
  site.serve('/feed', () => ({ body: feedOf('March'), etag: `"${++times}"` }))
  const { after } = await look()
  for (const _ of [1, 2, 3]) expect((await look()).isChange).toBe(false)
  expect(states.get('elm')?.body).toEqual(after.body)
  expect(site.requests('/feed').map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    '"1"',
    '"2"',
    '"3"',
  ])
  expect(health().interval).toBe(32)
})

test('a clock that is new at every request changes nothing, a post does', async () => {
  const { site, look, states } = await given()
  let times = 0
  site.serve('/feed', () => ({ body: feedOf('March', String(++times)) }))
  const { after } = await look()
  for (const _ of [1, 2, 3]) expect((await look()).isChange).toBe(false)
  expect(states.get('elm')?.body?.hash).toBe(after.body?.hash)
  expect(states.get('elm')?.changes).toEqual([])
  site.serve('/feed', { body: feedOf('April', '9') })
  const changed = await look()
  expect(changed.isChange).toBe(true)
  expect(changed.after.changes).toEqual([changed.after.checkedAt])
})

test('a publisher that says 304 to everything gives no feed, and takes none away', async () => {
  const { site, look, health } = await given()
  site.fault('/feed', { kind: 'status', status: 304 })
  await look()
  expect(health()).toMatchObject({ failures: { badAnswer: 1 } })
  expect(health()).not.toHaveProperty('lastGood')
  site.mend('/feed')
  const { after } = await look()
  site.fault('/feed', { kind: 'status', status: 304 })
  expect((await look()).after.body).toEqual(after.body)
  expect(health()).not.toHaveProperty('problem')
})

test.each([
  ['seconds', () => '7200', 120],
  ['a date', (now: number) => new Date(now + usual + 3 * 60 * minute).toUTCString(), 180],
  ['more than a day', () => '999999', 24 * 60],
])('429 with Retry-After in %s is honored', async (_, retryAfter, minutes) => {
  const { site, look, waitMs, health, clock } = await given()
  await look()
  site.fault('/feed', { kind: 'status', status: 429, retryAfter: retryAfter(clock.now) })
  await look()
  expect(waitMs()).toBe(minutes * minute)
  expect(health().failures).toEqual({ 'status 429': 1 })
})

test('a feed that moved for good is proposed to the catalog, and asked there', async () => {
  const { site, look, health } = await given()
  site.serve('/new', { body: feedOf('March') })
  site.fault('/feed', { kind: 'redirect', status: 301, to: '/new' })
  for (const _ of [1, 2]) await look()
  expect(health()).not.toHaveProperty('movedTo')
  await look()
  expect(health().movedTo).toBe(`${site.url}/new`)
  site.forgetRequests()
  await look()
  expect(site.requests().map(({ path }) => path)).toEqual(['/new'])
})

test('a feed that is gone is told as gone, and asked once a week', async () => {
  const { site, look, health, waitMs } = await given()
  await look()
  site.fault('/feed', { kind: 'status', status: 410 })
  await look()
  expect(health()).toMatchObject({ isGone: true, problem: { code: 'status', status: 410 } })
  expect(waitMs()).toBe(7 * day)
})

test('a certificate that ran out is told as such, with its day', async () => {
  const expired = makeCertificate(new Date('2026-01-01'), new Date('2026-02-01'))
  const server = createServer(expired, (_, response) => void response.end(feedOf('March')))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  atEnd(() => new Promise((done) => server.close(done)))
  const { look, health } = await given(`https://127.0.0.1:${(server.address() as AddressInfo).port}/feed`)
  await look()
  const expiredAt = Date.UTC(2026, 1, 1) / 1000
  expect(health()).toMatchObject({ problem: { code: 'tlsExpired', expiredAt }, failures: { tlsExpired: 1 } })
  await look()
  expect(health().failures).toEqual({ tlsExpired: 2 })
})

test('what the catalog calls something else now is not told of the new address', async () => {
  const { look, states, site } = await given()
  await look()
  const source = { id: 'elm', feed: `${site.url}/other`, isRetired: false }
  const rhythm = { intervalOf: () => usual, changesPerMonth, movedTo }
  expect(buildHealthReport({ sources: [source] }, states.get, rhythm).sources).toEqual({ elm: {} })
})
