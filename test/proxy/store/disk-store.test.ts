import { randomBytes } from 'node:crypto'
import { readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openDiskStore } from '../../../proxy/store/disk-store.ts'
import { contentHash } from '../../../proxy/store/encoded.ts'
import type { SourceState } from '../../../proxy/store/source-state.ts'
import type { Store } from '../../../proxy/store/store.ts'
import { eventually } from '../../support/eventually.ts'
import { atEnd, tempDir } from '../support.ts'

const feed = Buffer.from(`<rss>${'some words '.repeat(500)}</rss>`)
const hour = 60 * 60_000
const day = 24 * hour

interface Opened {
  store: Store
  lines: string[]
}

async function open(dir: string, others: { maxBytes?: number; now?: () => number } = {}): Promise<Opened> {
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  const store = await openDiskStore({ dir, log, maxBytes: 2 ** 30, ...others })
  atEnd(store.close)
  return { store, lines }
}

/** As after a restart of the server. */
async function reopen(dir: string, before: Opened): Promise<Opened> {
  await before.store.close()
  return open(dir)
}

function stateOf(hash: string): SourceState {
  return {
    feedUrl: 'http://e.example/',
    checkedAt: 5,
    failures: 0,
    validators: { etag: '"x"' },
    body: { hash, changedAt: 4, finalUrl: 'http://e.example/' },
    replaced: [],
  }
}

const bodyFiles = async (dir: string) => (await readdir(join(dir, 'bodies'))).sort()

/** Until the body is compressed as well as can be. */
async function improved(dir: string, hash: string): Promise<void> {
  const files = [`${hash}.best`, `${hash}.gz`]
  await eventually(async () => expect(await bodyFiles(dir)).toEqual(expect.arrayContaining(files)))
  await eventually(async () => expect(await bodyFiles(dir)).not.toContain(`${hash}.br`))
}

test('a body comes back in each form, also after a restart', async () => {
  const dir = await tempDir()
  const first = await open(dir)
  const hash = await first.store.writeBody(feed)
  expect(hash).toBe(contentHash(feed))
  for (const { store } of [first, await reopen(dir, first)]) {
    expect(Buffer.from((await store.readBody(hash, 'identity')) ?? [])).toEqual(feed)
    expect(gunzipSync((await store.readBody(hash, 'gzip')) ?? Buffer.alloc(0))).toEqual(feed)
    expect((await store.readBody(hash, 'br'))?.length).toBeLessThan(feed.length / 10)
  }
})

test('a body nobody stored is absent', async () => {
  const { store } = await open(await tempDir())
  expect(await store.readBody('A'.repeat(22), 'br')).toBeUndefined()
  expect(await store.readBlob('nope')).toBeUndefined()
})

const words = Array.from({ length: 3000 }, () => randomBytes(4).toString('base64url'))
const varied = Buffer.from(Array.from({ length: 20_000 }, (_, at) => words[(at * at) % 2999]).join(' '))

test('a body is there at once, and smaller a little later', async () => {
  const dir = await tempDir()
  const first = await open(dir)
  const hash = await first.store.writeBody(varied)
  const quick = await first.store.readBody(hash, 'br')
  await improved(dir, hash)
  const best = await first.store.readBody(hash, 'br')
  expect(brotliDecompressSync(best ?? Buffer.alloc(0))).toEqual(varied)
  expect(best?.length).toBeLessThan(quick?.length ?? 0)
  const { store, lines } = await reopen(dir, first)
  expect((await store.readBody(hash, 'br'))?.length).toBe(best?.length)
  expect(lines).toEqual([])
})

test('what an earlier run had no time to compress better is compressed after the next start', async () => {
  const dir = await tempDir()
  const first = await open(dir)
  const hash = await first.store.writeBody(feed)
  const quick = (await first.store.readBody(hash, 'br')) ?? Buffer.alloc(0)
  await improved(dir, hash)
  await first.store.close()
  await writeFile(join(dir, 'bodies', `${hash}.br`), quick)
  await open(dir)
  await improved(dir, hash)
})

test('a body sent again unchanged is not written again', async () => {
  const dir = await tempDir()
  const { store } = await open(dir)
  const hash = await store.writeBody(feed)
  await improved(dir, hash)
  const before = await stat(join(dir, 'bodies', `${hash}.gz`))
  expect(await store.writeBody(feed)).toBe(hash)
  expect(await bodyFiles(dir)).toEqual([`${hash}.best`, `${hash}.gz`])
  expect((await stat(join(dir, 'bodies', `${hash}.gz`))).ino).toBe(before.ino)
})

test.each(['best', 'br', 'gz'])('a damaged body.%s is a miss and is said', async (form) => {
  const dir = await tempDir()
  const first = await open(dir)
  const hash = await first.store.writeBody(feed)
  await improved(dir, hash)
  await first.store.close()
  const [best, gz] = [join(dir, 'bodies', `${hash}.best`), join(dir, 'bodies', `${hash}.gz`)]
  if (form === 'gz') await truncate(gz, 20)
  else await writeFile(best, await readFile(gz))
  if (form === 'br') await writeFile(join(dir, 'bodies', `${hash}.br`), 'no Brotli')
  const { store, lines } = await open(dir)
  expect(await store.readBody(hash, form === 'gz' ? 'gzip' : 'br')).toBeUndefined()
  expect(lines.join()).toContain(`${hash}.${form} is damaged`)
  expect(await store.writeBody(feed)).toBe(hash)
  expect(Buffer.from((await store.readBody(hash, 'identity')) ?? [])).toEqual(feed)
  expect(gunzipSync((await store.readBody(hash, 'gzip')) ?? Buffer.alloc(0))).toEqual(feed)
})

test('a damaged form made in a hurry is no loss while the better one is whole', async () => {
  const dir = await tempDir()
  const first = await open(dir)
  const hash = await first.store.writeBody(feed)
  await improved(dir, hash)
  await first.store.close()
  await writeFile(join(dir, 'bodies', `${hash}.br`), 'no Brotli')
  const { store } = await open(dir)
  expect(Buffer.from((await store.readBody(hash, 'identity')) ?? [])).toEqual(feed)
})

test('a state comes back whole', async () => {
  const dir = await tempDir()
  const first = await open(dir)
  const state = stateOf(await first.store.writeBody(feed))
  await first.store.writeState('elm', state)
  expect((await (await reopen(dir, first)).store.readStates()).get('elm')).toEqual(state)
})

test.each([
  '',
  '{',
  '[]',
  '{"feedUrl":1}',
  '{"feedUrl":"x","checkedAt":1,"failures":0,"replaced":[],"body":{}}',
])('the damaged state %j is a miss, is said, and leaves the others', async (text) => {
  const dir = await tempDir()
  const { store, lines } = await open(dir)
  await store.writeState('good', stateOf(await store.writeBody(feed)))
  await writeFile(join(dir, 'sources', 'bad.json'), text)
  expect([...(await store.readStates()).keys()]).toEqual(['good'])
  expect(lines.join()).toContain('bad')
})

test('a state whose body is gone forgets its validators too', async () => {
  const { store, lines } = await open(await tempDir())
  await store.writeState('elm', stateOf('A'.repeat(22)))
  const state = (await store.readStates()).get('elm')
  expect(state).toMatchObject({ checkedAt: 0 })
  expect(state).not.toHaveProperty('body')
  expect(state).not.toHaveProperty('validators')
  expect(lines.join()).toContain('elm')
})

test('what a crash left half written is gone at the next start', async () => {
  const dir = await tempDir()
  const first = await open(dir)
  await writeFile(join(dir, 'temp', 'half'), 'x')
  await reopen(dir, first)
  expect(await readdir(join(dir, 'temp'))).toEqual([])
})

test('a folder that another has open is not opened, nor is anything of it touched', async () => {
  const dir = await tempDir()
  const { store } = await open(dir)
  await writeFile(join(dir, 'temp', 'half'), 'x')
  await expect(open(dir)).rejects.toThrow(`CACHE_DIR ${dir} is used by process ${process.pid}`)
  expect(await readdir(join(dir, 'temp'))).toEqual(['half'])
  await store.close()
  await open(dir)
})

test('bodies nobody names are removed after a day, not before', async () => {
  const dir = await tempDir()
  const { store } = await open(dir)
  const [kept, old] = [await store.writeBody(feed), await store.writeBody(randomBytes(100))]
  await improved(dir, old)
  const now = (await stat(join(dir, 'bodies', `${old}.best`))).mtimeMs
  await store.prune(new Set([kept]), now + day / 2)
  expect(await bodyFiles(dir)).toHaveLength(4)
  await store.prune(new Set([kept]), now + 2 * day)
  expect(await bodyFiles(dir)).toEqual([`${kept}.best`, `${kept}.gz`].sort())
})

test('a body nobody names that is sent again lives for another day', async () => {
  const dir = await tempDir()
  let now = Date.now()
  const { store } = await open(dir, { now: () => now })
  const hash = await store.writeBody(feed)
  await improved(dir, hash)
  now += 2 * day
  await store.writeBody(feed)
  await store.prune(new Set(), now + hour)
  expect(await bodyFiles(dir)).toEqual([`${hash}.best`, `${hash}.gz`])
})

test('a blob comes back, and a damaged one is a miss and is said', async () => {
  const dir = await tempDir()
  const first = await open(dir)
  const image = randomBytes(1000)
  await first.store.writeBlob('c', image)
  const { store, lines } = await reopen(dir, first)
  expect(Buffer.from((await store.readBlob('c')) ?? [])).toEqual(image)
  await truncate(join(dir, 'blobs', 'c'), 500)
  expect(await store.readBlob('c')).toBeUndefined()
  expect(lines.join()).toContain('Stored blob c is damaged')
})

test('blobs beyond the room go as they are written, the least recently used first, and feeds never', async () => {
  const dir = await tempDir()
  let now = Date.now()
  // Each blob takes 8 KB of the disk, the two forms of the body 4 KB each.
  const { store, lines } = await open(dir, { maxBytes: 40 * 1024, now: () => now })
  const hash = await store.writeBody(feed)
  await improved(dir, hash)
  for (const [at, key] of ['a', 'b', 'c', 'd'].entries()) {
    await store.writeBlob(key, randomBytes(5000))
    await utimes(join(dir, 'blobs', key), now / 1000 - 9000 + at, now / 1000 - 9000 + at)
  }
  now += 2 * hour
  expect(await store.readBlob('a')).toBeDefined()
  await store.writeBlob('e', randomBytes(5000))
  const left = async () => (await readdir(join(dir, 'blobs'))).sort()
  await eventually(async () => expect(await left()).toEqual(['a', 'd', 'e']))
  expect(await bodyFiles(dir)).toEqual([`${hash}.best`, `${hash}.gz`])
  expect(lines).toEqual([])
})

test('feeds that take more than all room stay, and it is said once', async () => {
  const dir = await tempDir()
  const { store, lines } = await open(dir, { maxBytes: 4096 })
  const hash = await store.writeBody(feed)
  await store.writeBlob('a', randomBytes(100))
  await store.prune(new Set([hash]), Date.now())
  await store.prune(new Set([hash]), Date.now())
  expect(await readdir(join(dir, 'blobs'))).toEqual([])
  expect(Buffer.from((await store.readBody(hash, 'identity')) ?? [])).toEqual(feed)
  expect(lines).toEqual(['The feeds take more than CACHE_MAX_MB: no image is kept.'])
})

test('the use of a blob is written down once an hour at most', async () => {
  const dir = await tempDir()
  let now = Date.now()
  const { store } = await open(dir, { now: () => now })
  await store.writeBlob('a', randomBytes(10))
  const used = async () => (await stat(join(dir, 'blobs', 'a'))).mtimeMs
  const written = await used()
  now += hour / 2
  await store.readBlob('a')
  expect(await used()).toBe(written)
  now += hour
  await store.readBlob('a')
  expect(await used()).toBeGreaterThan(written + hour)
})
