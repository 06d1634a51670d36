import { expect } from 'vitest'
import { startServer } from '../../../proxy/server.ts'
import { type PushKey, paths } from '../../../proxy/wire.ts'
import { eventually } from '../../support/eventually.ts'
import { startFakeHub } from '../../support/fake-hub.ts'
import { startFakePushService } from '../../support/fake-push-service.ts'
import { atEnd, freePort, publisher, settingsFor } from '../support.ts'
import { valkeyServer, valkeyTest } from '../valkey-server.ts'

const pollLine = 'This process asks the sources.'

const feedWith = (hub: string, title: string) =>
  `<rss><channel><link rel="hub" href="${hub}"/><item><title>${title}</title></item></channel></rss>`

valkeyTest('of two servers each takes subscriptions and pings, and one tells the phones', async () => {
  const { url: redisUrl } = await valkeyServer()
  const [hub, push] = [await startFakeHub(), await startFakePushService()]
  atEnd(hub.close)
  atEnd(push.close)
  const site = { text: feedWith(hub.url, 'First'), asked: 0 }
  const host = await publisher((_, response) => {
    site.asked++
    response.end(site.text)
  })
  // Hubs reach the second server, the first asks the sources.
  const ports = [Number((await freePort()).split(':')[1]), Number((await freePort()).split(':')[1])]
  const publicUrl = `http://127.0.0.1:${ports[1]}/`
  const settings = await settingsFor(
    [{ id: 'elm', feed: `http://${host}/feed` }],
    [host, hub.host, push.host],
    {
      redisUrl,
      publicUrl,
      pollMs: 30 * 60_000,
    },
  )
  const clock = { ahead: 0 }
  const now = () => Date.now() + clock.ahead
  const start = async (port: number | undefined) => {
    const lines: string[] = []
    const log = (line: string) => void lines.push(line)
    const server = await startServer({ ...settings, port: port ?? 0 }, { log, now })
    atEnd(server.close)
    return { server, lines }
  }
  const second = await start(ports[1])
  await eventually(() => expect(second.lines).toContain(pollLine))
  await eventually(async () => {
    const report = await (await fetch(second.server.url + paths.health)).json()
    // The report is kept for ten seconds.
    clock.ahead += 11_000
    expect(report).toMatchObject({ sources: { elm: { webSub: 'verified' } } })
  })
  const first = await start(ports[0])
  await second.server.close()
  await eventually(() => expect(first.lines).toContain(pollLine))
  const follower = await start(ports[1])
  await eventually(() => expect(follower.lines).toContain('Another process asks the sources.'))

  const keyOf = async (url: string) => (await (await fetch(url + paths.push)).json()) as PushKey
  expect(await keyOf(follower.server.url)).toEqual(await keyOf(first.server.url))
  const phone = push.subscribe()
  const body = JSON.stringify(phone)
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(follower.server.url + paths.push, { method: 'POST', headers, body })
  expect(answer.status).toBe(204)

  clock.ahead += 5 * 60_000
  site.text = feedWith(hub.url, 'Second')
  await eventually(async () => expect(await hub.ping()).toBe(202))
  await eventually(() => expect(push.received).toHaveLength(1))
  expect(push.faults).toEqual([])
  expect([...first.lines, ...follower.lines].filter((line) => line.startsWith('New posts'))).toHaveLength(1)

  await fetch(first.server.url + paths.push, { method: 'DELETE', headers, body })
  clock.ahead += 60 * 60_000
  site.text = feedWith(hub.url, 'Third')
  const { asked } = site
  expect(await hub.ping()).toBe(202)
  await eventually(() => expect(site.asked).toBeGreaterThan(asked))
  expect(push.received).toHaveLength(1)
})
