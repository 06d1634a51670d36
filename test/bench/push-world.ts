import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startServer } from '../../proxy/server.ts'
import { type HealthReport, paths, type WirePushSubscription } from '../../proxy/wire.ts'
import { settingsIn } from '../proxy/support-settings.ts'
import { eventually } from '../support/eventually.ts'
import { type FakeHub, startFakeHub } from '../support/fake-hub.ts'
import { startFakePublisher } from '../support/fake-publisher.ts'
import { type FakePushService, startFakePushService } from '../support/fake-push-service.ts'
import { makeFeed } from '../support/make-feed.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'

const built = fileURLToPath(new URL('../../dist', import.meta.url))
const port = 18_764
const hourMs = 3_600_000
const items = 20
const itemBytes = 6000

export interface PushWorld {
  url: string
  hub: FakeHub
  push: FakePushService
  subscribe(): Promise<WirePushSubscription>
  /** One more post stands in the feed, and so much time goes by that the server waits with neither look nor push. */
  nextRound(): void
  close(): Promise<void>
}

/** A publisher of one feed whose hub knows our server, a push service, and the built app; for so many rounds. */
export async function startPushWorld(rounds: number): Promise<PushWorld> {
  const dir = await mkdtemp(join(tmpdir(), 'dsa-feed-'))
  const [hub, push, publisher] = [
    await startFakeHub(),
    await startFakePushService(),
    await startFakePublisher(),
  ]
  const url = `http://localhost:${port}`
  const clock = { ahead: 0 }
  const feed = `${publisher.url}/feed`
  const posts = makeFeed({
    items: items + rounds,
    bytes: itemBytes * (items + rounds),
    newestAt: Date.now() - hourMs,
    hoursApart: 1,
    imageEvery: 0,
  }).items
  const serve = (round: number) => {
    const given = { title: 'Sample Chapter', siteUrl: 'https://chapter.example', language: 'en' } as const
    const body = writeFeed('rss', { ...given, items: posts.slice(rounds - round, rounds - round + items) })
    publisher.serve('/feed', {
      body: body.replace('<item>', `<link rel="hub" href="${hub.url}"/><item>`),
      contentType: feedTypes.rss,
    })
  }
  let round = 0
  serve(round)
  const hosts = [hub.host, push.host, publisher.host]
  const server = await startServer(
    await settingsIn(dir, [{ id: 'elm', feed }], hosts, {
      port,
      publicUrl: url,
      pollMs: 1_800_000,
      appDir: built,
    }),
    // No picture is asked for, so none is ever made.
    { log: () => {}, now: () => Date.now() + clock.ahead, imageWorker: 'none' },
  )
  await eventually(async () => {
    clock.ahead += 11_000
    const report = (await (await fetch(url + paths.health)).json()) as HealthReport
    if (report.sources.elm?.webSub !== 'verified') throw new Error('The hub has not verified yet.')
  })
  return {
    url,
    hub,
    push,
    subscribe: async () => {
      const made = push.subscribe()
      const headers = { 'content-type': 'application/json' }
      await fetch(url + paths.push, { method: 'POST', headers, body: JSON.stringify(made) })
      return made
    },
    nextRound: () => {
      clock.ahead += hourMs
      round += 1
      serve(round)
    },
    close: async () => {
      await server.close()
      await Promise.all([hub.close(), push.close(), publisher.close()])
      await rm(dir, { recursive: true, force: true })
    },
  }
}
