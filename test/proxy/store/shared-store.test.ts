import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { Redis } from 'ioredis'
import { expect } from 'vitest'
import { contentHash } from '../../../proxy/store/encoded.ts'
import { openSharedStore, type SharedStore } from '../../../proxy/store/shared-store.ts'
import type { SourceState } from '../../../proxy/store/source-state.ts'
import { openSourceStates } from '../../../proxy/store/source-states.ts'
import { StoreAway } from '../../../proxy/store/store-away.ts'
import { eventually } from '../../support/eventually.ts'
import { atEnd } from '../support.ts'
import { valkeyServer, valkeyTest } from '../valkey-server.ts'

const feed = Buffer.from(`<rss>${'some words '.repeat(500)}</rss>`)

interface Opened {
  store: SharedStore
  lines: string[]
}

async function open(url: string, memoryBytes?: number): Promise<Opened> {
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  const store = await openSharedStore({ url, log, ...(memoryBytes === undefined ? {} : { memoryBytes }) })
  atEnd(store.close)
  return { store, lines }
}

/** To look at what the store holds from outside. */
function client(url: string): Redis {
  const redis = new Redis(url)
  atEnd(async () => redis.disconnect())
  return redis
}

function stateOf(hash: string, checkedAt = 5): SourceState {
  const body = { hash, changedAt: 4, finalUrl: 'http://e.example/' }
  return { feedUrl: 'http://e.example/', checkedAt, failures: 0, body, replaced: [] }
}

valkeyTest('a body and a blob that one process stored another reads', async () => {
  const { url } = await valkeyServer()
  const [a, b] = [await open(url), await open(url)]
  const hash = await a.store.writeBody(feed)
  expect(hash).toBe(contentHash(feed))
  expect(Buffer.from((await b.store.readBody(hash, 'identity')) ?? [])).toEqual(feed)
  expect(gunzipSync((await b.store.readBody(hash, 'gzip')) ?? Buffer.alloc(0))).toEqual(feed)
  const image = randomBytes(5000)
  await a.store.writeBlob('key', image)
  expect(Buffer.from((await b.store.readBlob('key')) ?? [])).toEqual(image)
  expect(await b.store.readBlob('other')).toBeUndefined()
  expect(await b.store.readBody('A'.repeat(22), 'br')).toBeUndefined()
})

valkeyTest('bodies are compressed better in the background, there too', async () => {
  const { url } = await valkeyServer()
  const { store } = await open(url)
  const redis = client(url)
  const hash = await store.writeBody(feed)
  const fields = async () => (await redis.hkeys(`dsa-feed:0:body:${hash}`)).sort()
  await eventually(async () => expect(await fields()).toEqual(['best', 'gz']))
  const other = await open(url)
  expect(Buffer.from((await other.store.readBody(hash, 'identity')) ?? [])).toEqual(feed)
})

valkeyTest('a damaged body is a miss and is said', async () => {
  const { url } = await valkeyServer()
  const hash = await (await open(url)).store.writeBody(feed)
  await client(url).hset(`dsa-feed:0:body:${hash}`, 'gz', 'damaged')
  const { store, lines } = await open(url)
  expect(await store.readBody(hash, 'gzip')).toBeUndefined()
  expect(lines.join()).toContain(`${hash}.gz is damaged`)
})

valkeyTest('only who holds the lease writes states, and one who lost it is refused', async () => {
  const { url } = await valkeyServer()
  const [a, b] = [await open(url), await open(url)]
  const hash = await a.store.writeBody(feed)
  await expect(a.store.writeState('elm', stateOf(hash))).rejects.toThrow('another process polls')
  expect(await a.store.pollLease.take()).toBe(true)
  expect(await b.store.pollLease.take()).toBe(false)
  await a.store.writeState('elm', stateOf(hash, 10))
  // As when its time is over while the holder sleeps.
  await client(url).del(a.store.pollLease.key)
  expect(await b.store.pollLease.take()).toBe(true)
  await b.store.writeState('elm', stateOf(hash, 20))
  await expect(a.store.writeState('elm', stateOf(hash, 30))).rejects.toThrow('another process polls')
  expect((await a.store.readStates()).get('elm')?.checkedAt).toBe(20)
  // Nor can it give back what is no longer its own.
  await a.store.pollLease.release()
  expect(await a.store.pollLease.take()).toBe(false)
  await b.store.pollLease.release()
  expect(await a.store.pollLease.take()).toBe(true)
})

valkeyTest('a lease ends by itself when its holder no longer prolongs it', async () => {
  const { url } = await valkeyServer()
  const [a, b] = [await open(url), await open(url)]
  expect(await a.store.pollLease.take()).toBe(true)
  const leftMs = await client(url).pttl(a.store.pollLease.key)
  expect(leftMs).toBeGreaterThan(0)
  expect(leftMs).toBeLessThanOrEqual(a.store.pollLeaseMs)
  await eventually(async () => expect(await b.store.pollLease.take()).toBe(true))
})

valkeyTest('what the writer writes the others learn, even when the message was lost', async () => {
  const { url } = await valkeyServer()
  const [a, b] = [await open(url), await open(url)]
  const hash = await a.store.writeBody(feed)
  await a.store.pollLease.take()
  await a.store.writeState('elm', stateOf(hash, 1))
  const states = await openSourceStates(b.store, () => {})
  expect(states.get('elm')?.checkedAt).toBe(1)
  b.store.follow(states)
  await a.store.writeState('elm', stateOf(hash, 2))
  await a.store.writeState('oak', stateOf(hash, 3))
  await eventually(() => expect([...states.all().values()].map(({ checkedAt }) => checkedAt)).toEqual([2, 3]))
  // Written past the channel.
  const redis = client(url)
  await redis.hset('dsa-feed:0:states', 'elm', JSON.stringify(stateOf(hash, 4)))
  await redis.incr('dsa-feed:0:version')
  await eventually(() => expect(states.get('elm')?.checkedAt).toBe(4))
})

valkeyTest('a damaged state is a miss and is said; the others are learned', async () => {
  const { url } = await valkeyServer()
  const { store, lines } = await open(url)
  await store.pollLease.take()
  await store.writeState('good', stateOf(await store.writeBody(feed)))
  await client(url).hset('dsa-feed:0:states', 'bad', '{')
  expect([...(await store.readStates()).keys()]).toEqual(['good'])
  expect(lines.join()).toContain('bad')
})

valkeyTest('bodies that a state names stay, others and blobs have an end', async () => {
  const { url } = await valkeyServer()
  const { store } = await open(url)
  const redis = client(url)
  const secondsOf = (hash: string) => redis.ttl(`dsa-feed:0:body:${hash}`)
  const [kept, replaced] = [await store.writeBody(feed), await store.writeBody(randomBytes(100))]
  expect(await secondsOf(kept)).toBeGreaterThan(80_000)
  await store.pollLease.take()
  for (const hash of [replaced, kept]) await store.writeState('elm', stateOf(hash))
  expect([await secondsOf(kept), await secondsOf(replaced)]).toEqual([-1, -1])
  await store.prune(new Set([kept]), 0)
  expect(await secondsOf(kept)).toBe(-1)
  expect(await secondsOf(replaced)).toBeGreaterThan(80_000)
  await store.writeBlob('key', feed)
  await redis.expire('dsa-feed:0:blob:key', 100)
  await store.readBlob('key')
  expect(await redis.ttl('dsa-feed:0:blob:key')).toBeGreaterThan(80_000)
})

valkeyTest('a process that begins to write gives back what the store has lost', async () => {
  const server = await valkeyServer()
  const { store } = await open(server.url)
  const states = await openSourceStates(store, () => {})
  const hash = await store.writeBody(feed)
  await store.pollLease.take()
  await states.set('elm', stateOf(hash))
  await states.set('gone', stateOf('A'.repeat(22)))
  await server.stop()
  await server.start()
  await eventually(async () => expect(await store.pollLease.take()).toBe(true))
  const { lost } = await store.beginWriting(states)
  expect(lost).toEqual([{ sourceId: 'gone', hash: 'A'.repeat(22) }])
  const other = await open(server.url)
  expect([...(await other.store.readStates()).keys()].sort()).toEqual(['elm', 'gone'])
  expect(Buffer.from((await other.store.readBody(hash, 'identity')) ?? [])).toEqual(feed)
  expect(await client(server.url).ttl(`dsa-feed:0:body:${hash}`)).toBe(-1)
})

valkeyTest('a server that is away is said once, and again when it is back', async () => {
  const server = await valkeyServer()
  const { store, lines } = await open(server.url)
  const hash = await store.writeBody(feed)
  await server.stop()
  for (let times = 0; times < 5; times++) await expect(store.readBlob('key')).rejects.toThrow(StoreAway)
  await expect(store.writeBody(randomBytes(9))).rejects.toThrow(StoreAway)
  expect(await store.readBody(hash, 'br')).toBeDefined()
  expect(lines).toEqual([expect.stringMatching(/cannot be reached \((ECONN\w+|connection lost)\)/)])
  await server.start()
  await eventually(async () => expect(await store.readBlob('key')).toBeUndefined())
  expect(lines.slice(1)).toEqual([expect.stringContaining('is there again')])
})

valkeyTest('a server that hangs counts as away, and is found again when it answers', async () => {
  const server = await valkeyServer()
  const { store, lines } = await open(server.url)
  server.freeze()
  await expect(store.readBlob('key')).rejects.toThrow(StoreAway)
  expect(lines).toHaveLength(1)
  server.thaw()
  await eventually(async () => expect(await store.readBlob('key')).toBeUndefined())
  expect(lines).toHaveLength(2)
})

valkeyTest('a wrong password ends the start with an error that does not show it', async () => {
  const { url } = await valkeyServer('--requirepass', 'right')
  const wrong = url.replace('redis://', 'redis://:wrong-one@')
  const error = await open(wrong).catch((reason: unknown) => String(reason))
  expect(error).toContain('StartError: The server of REDIS_URL')
  expect(error).toContain('WRONGPASS')
  expect(error).not.toContain('wrong-one')
  await expect(open(url)).rejects.toThrow('NOAUTH')
  await open(url.replace('redis://', 'redis://:right@'))
})
