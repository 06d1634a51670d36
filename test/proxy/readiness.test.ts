import { expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../proxy/server.ts'
import { atEnd, feedText, publisher, settingsFor, until } from './support.ts'

async function readiness({ url }: RunningServer): Promise<[status: number, text: string]> {
  const answer = await fetch(`${url}/readyz`)
  return [answer.status, await answer.text()]
}

test('a server with nothing stored is ready when its first feed is there', async () => {
  let release: () => void = () => {}
  const site = await publisher((_, response) => {
    release = () => response.end(feedText)
  })
  const settings = await settingsFor([{ id: 'elm', feed: `http://${site}/` }], [site])
  const server = await startServer(settings, { log: () => {} })
  expect(await readiness(server)).toEqual([503, 'no feed has answered yet\n'])
  await until(async () => {
    release()
    return (await readiness(server))[0] === 200
  })
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  await server.close()

  const again = await startServer(settings, { log: () => {} })
  atEnd(again.close)
  // Nobody answers the second look: what is stored is enough.
  expect(await readiness(again)).toEqual([200, 'ready\n'])
})

test('with no site in reach it is ready all the same, once each was asked', async () => {
  const settings = await settingsFor([{ id: 'elm', feed: 'http://10.0.0.1/' }], [])
  const server = await startServer(settings, { log: () => {} })
  atEnd(server.close)
  await server.firstRound
  expect(await readiness(server)).toEqual([200, 'ready\n'])
})

test('a server that ends says so first, and goes on answering for as long as it was told', async () => {
  const server = await startServer(await settingsFor([], [], { drainMs: 2000 }), { log: () => {} })
  await server.firstRound
  const closing = server.close()
  expect(await readiness(server)).toEqual([503, 'ending\n'])
  expect((await fetch(`${server.url}/api/feeds`)).status).toBe(200)
  await closing
  await expect(fetch(server.url)).rejects.toThrow()
})
