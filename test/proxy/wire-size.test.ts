import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startServer } from '../../proxy/server.ts'
import type { FeedIndex } from '../../proxy/wire.ts'
import { rawRequest } from './raw-request.ts'
import { atEnd, feedText, publisher, settingsFor } from './support.ts'

/** A server that has just seen something new in each of the real catalog's sources, at different times. */
async function given(): Promise<string> {
  const site = await publisher((request, response) => response.end(`${feedText}<!-- ${request.url} -->`))
  const { sources } = JSON.parse(await readFile('public/catalog.json', 'utf8')) as {
    sources: { id: string }[]
  }
  const settings = await settingsFor(
    sources.slice(0, 110).map(({ id }) => ({ id, feed: `http://${site}/${id}` })),
    [site],
  )
  let looks = 0
  const now = () => {
    const random = createHash('sha256').update(String(looks++)).digest().readUInt32LE()
    return 1_790_000_000_000 + (random % 2_592_000_000)
  }
  const server = await startServer(settings, { log: () => {}, now })
  atEnd(server.close)
  expect(await server.firstRound).toMatchObject({ asked: 110, answered: 110 })
  return server.url
}

const asPhone = { 'accept-encoding': 'gzip, deflate, br, zstd' }

test('an index of 110 changed sources is at most 4 KB on the wire, an unchanged one 300 bytes', async () => {
  const url = `${await given()}/api/feeds`
  const changed = await rawRequest(url, asPhone)
  const index = JSON.parse(brotliDecompressSync(changed.body).toString()) as FeedIndex
  const entries = Object.values(index.sources)
  expect(new Set(entries.map(({ hash }) => hash)).size).toBe(110)
  expect(new Set(entries.map(({ changed: at }) => at)).size).toBeGreaterThan(100)
  expect(changed.wireBytes).toBeLessThanOrEqual(4096)

  const unchanged = await rawRequest(url, { ...asPhone, 'if-none-match': changed.headers.etag ?? '' })
  expect(unchanged.status).toBe(304)
  expect(unchanged.wireBytes).toBeLessThanOrEqual(300)
})

test('a connection stays open for those who know HTTP/1.1, and closes for those who ask', async () => {
  const url = `${await given()}/healthz`
  const kept = await rawRequest(url)
  expect(kept.headers).not.toHaveProperty('connection')
  const { hostname, port } = new URL(url)
  const ask = 'GET /healthz HTTP/1.1\r\nHost: x\r\n'
  const text = await new Promise<string>((done) => {
    let heard = ''
    const socket = connect(Number(port), hostname, () => socket.write(`${ask}\r\n`))
    socket.on('data', (chunk) => {
      heard += chunk
      if (heard.split('ok\n').length === 2) socket.write(`${ask}Connection: close\r\n\r\n`)
    })
    socket.on('close', () => done(heard))
  })
  expect(text.match(/200 OK/g)).toHaveLength(2)
})
