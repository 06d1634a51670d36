import { randomBytes } from 'node:crypto'
import { readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openDiskStore } from '../../proxy/disk-store.ts'
import { contentHash } from '../../proxy/encoded.ts'
import type { SourceState } from '../../proxy/source-state.ts'
import { tempDir } from './support.ts'

const feed = Buffer.from(`<rss>${'some words '.repeat(500)}</rss>`)
const day = 24 * 60 * 60_000

async function open(dir: string, maxImageBytes?: number) {
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  const store = await openDiskStore({ dir, log, ...(maxImageBytes === undefined ? {} : { maxImageBytes }) })
  return { store, lines }
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

test('a body comes back in each form, also after a restart', async () => {
  const dir = await tempDir()
  const { store } = await open(dir)
  const hash = await store.writeBody(feed)
  expect(hash).toBe(contentHash(feed))
  for (const home of [store, (await open(dir)).store]) {
    expect(Buffer.from((await home.readBody(hash, 'identity')) ?? [])).toEqual(feed)
    expect(gunzipSync((await home.readBody(hash, 'gzip')) ?? Buffer.alloc(0))).toEqual(feed)
    expect((await home.readBody(hash, 'br'))?.length).toBeLessThan(feed.length / 10)
  }
})

test('a body nobody stored is absent', async () => {
  const { store } = await open(await tempDir())
  expect(await store.readBody('A'.repeat(22), 'br')).toBeUndefined()
  expect(await store.readImage('nope')).toBeUndefined()
})

test.each(['.br', '.gz'])('a damaged body%s is a miss and is said', async (ending) => {
  const dir = await tempDir()
  const hash = await (await open(dir)).store.writeBody(feed)
  const file = join(dir, 'bodies', hash + ending)
  const encoding = ending === '.br' ? 'br' : 'gzip'
  await truncate(file, 20)
  const half = await open(dir)
  expect(await half.store.readBody(hash, encoding)).toBeUndefined()
  expect(half.lines.join()).toContain(hash)
  await writeFile(file, await readFile(join(dir, 'bodies', hash + (ending === '.br' ? '.gz' : '.br'))))
  expect(await (await open(dir)).store.readBody(hash, encoding)).toBeUndefined()
})

test('a state comes back whole', async () => {
  const dir = await tempDir()
  const { store } = await open(dir)
  const state = stateOf(await store.writeBody(feed))
  await store.writeState('elm', state)
  expect((await (await open(dir)).store.readStates()).get('elm')).toEqual(state)
})

test.each([
  '',
  '{',
  '[]',
  '{"feedUrl":1}',
  '{"feedUrl":"x","checkedAt":1,"failures":0,"replaced":[],"body":{}}',
])('the damaged state %j is a miss, is said, and leaves the others', async (text) => {
  const dir = await tempDir()
  const { store } = await open(dir)
  await store.writeState('good', stateOf(await store.writeBody(feed)))
  await writeFile(join(dir, 'sources', 'bad.json'), text)
  const again = await open(dir)
  expect([...(await again.store.readStates()).keys()]).toEqual(['good'])
  expect(again.lines.join()).toContain('bad')
})

test('a state whose body is gone forgets its validators too', async () => {
  const dir = await tempDir()
  const { store } = await open(dir)
  await store.writeState('elm', stateOf('A'.repeat(22)))
  const again = await open(dir)
  const state = (await again.store.readStates()).get('elm')
  expect(state).toMatchObject({ checkedAt: 0 })
  expect(state).not.toHaveProperty('body')
  expect(state).not.toHaveProperty('validators')
  expect(again.lines.join()).toContain('elm')
})

test('what a crash left half written is gone at the next start', async () => {
  const dir = await tempDir()
  await open(dir)
  await writeFile(join(dir, 'temp', 'half'), 'x')
  await open(dir)
  expect(await readdir(join(dir, 'temp'))).toEqual([])
})

test('bodies nobody names are removed after a day, not before', async () => {
  const dir = await tempDir()
  const { store } = await open(dir)
  const [kept, old] = [await store.writeBody(feed), await store.writeBody(randomBytes(100))]
  const now = (await stat(join(dir, 'bodies', `${old}.br`))).mtimeMs
  await store.prune(new Set([kept]), now + day / 2)
  expect(await readdir(join(dir, 'bodies'))).toHaveLength(4)
  await store.prune(new Set([kept]), now + 2 * day)
  expect((await readdir(join(dir, 'bodies'))).sort()).toEqual([`${kept}.br`, `${kept}.gz`].sort())
})

test('an image comes back, a damaged one is a miss, and the oldest make room', async () => {
  const dir = await tempDir()
  const { store, lines } = await open(dir, 2000)
  const image = randomBytes(1000)
  for (const [at, key] of ['a', 'b', 'c'].entries()) {
    await store.writeImage(key, image)
    await utimes(join(dir, 'images', key), at, at)
  }
  expect(Buffer.from((await store.readImage('c')) ?? [])).toEqual(image)
  await store.prune(new Set(), 0)
  expect(await readdir(join(dir, 'images'))).toEqual(['c'])
  await truncate(join(dir, 'images', 'c'), 500)
  expect(await store.readImage('c')).toBeUndefined()
  expect(lines.join()).toContain('Stored image c')
})
