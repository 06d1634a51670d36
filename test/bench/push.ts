import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../../proxy/server.ts'
import { type HealthReport, paths } from '../../proxy/wire.ts'
import { settingsIn } from '../proxy/support-settings.ts'
import { eventually } from '../support/eventually.ts'
import { type FakeHub, startFakeHub } from '../support/fake-hub.ts'
import { startFakePublisher } from '../support/fake-publisher.ts'
import { type FakePushService, startFakePushService } from '../support/fake-push-service.ts'
import { makeFeed } from '../support/make-feed.ts'
import type { BenchResult } from './bench-result.ts'

const rounds = 20
const phones = 50
const limitMs = 3000
const port = 18_764

/** From a publisher's ping to the last of fifty phones having its message, by way of the feed itself. */
export async function bench(): Promise<BenchResult[]> {
  const dir = await mkdtemp(join(tmpdir(), 'dsa-feed-'))
  const [hub, push, publisher] = [
    await startFakeHub(),
    await startFakePushService(),
    await startFakePublisher(),
  ]
  const url = `http://127.0.0.1:${port}`
  const clock = { ahead: 0 }
  const feed = `${publisher.url}/feed`
  const serve = (round: number) => {
    const { body } = makeFeed({ seed: round, bytes: 120_000 })
    publisher.serve('/feed', { body: body.replace('<item>', `<link rel="hub" href="${hub.url}"/><item>`) })
  }
  serve(0)
  const hosts = [hub.host, push.host, publisher.host]
  const settings = await settingsIn(dir, [{ id: 'elm', feed }], hosts, {
    port,
    publicUrl: url,
    pollMs: 1_800_000,
  })
  const server = await startServer(settings, {
    log: () => {},
    now: () => Date.now() + clock.ahead,
    // No picture is asked for, so none is ever made.
    imageWorker: 'none',
  })
  try {
    await eventually(async () => {
      clock.ahead += 11_000
      const report = (await (await fetch(url + paths.health)).json()) as HealthReport
      if (report.sources.elm?.webSub !== 'verified') throw new Error('The hub has not verified yet.')
    })
    await subscribeAll(url, push)
    const times: number[] = []
    for (let round = 1; round <= rounds; round++) {
      // A new hour, so that neither a minute between pings nor a quarter between pushes is waited for.
      clock.ahead += 3_600_000
      serve(round)
      times.push(await oneRound(hub, push, round * phones))
    }
    times.sort((a, b) => a - b)
    const [median = 0, slowest = 0] = [times[rounds / 2], times.at(-1)]
    return [
      { what: `ping to the last of ${phones} phones, median`, measured: `${median.toFixed(0)} ms` },
      {
        what: 'the slowest of 20',
        limit: `${limitMs} ms`,
        measured: `${slowest.toFixed(0)} ms`,
        isOk: slowest <= limitMs && push.faults.length === 0,
      },
    ]
  } finally {
    await server.close()
    await Promise.all([hub.close(), push.close(), publisher.close()])
    await rm(dir, { recursive: true, force: true })
  }
}

async function subscribeAll(url: string, push: FakePushService): Promise<void> {
  for (let at = 0; at < phones; at++) {
    const body = JSON.stringify(push.subscribe())
    await fetch(url + paths.push, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  }
}

async function oneRound(hub: FakeHub, push: FakePushService, expected: number): Promise<number> {
  const began = performance.now()
  const status = await hub.ping()
  if (status !== 202) throw new Error(`The ping was answered with ${status}.`)
  while (push.received.length < expected) {
    if (performance.now() - began > 10 * limitMs) throw new Error('The messages did not come.')
    await new Promise((done) => setImmediate(done))
  }
  return performance.now() - began
}
