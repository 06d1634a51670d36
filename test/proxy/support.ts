import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createNetServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Settings } from '../../proxy/config.ts'
import {
  createUpstream,
  type FetchUpstream,
  type UpstreamOptions,
} from '../../proxy/upstream/fetch-upstream.ts'
import { defaultLimits, type Limits } from '../../proxy/upstream/limits.ts'

export const feedText =
  '<?xml version="1.0"?><rss version="2.0"><channel><title>Union news</title></channel></rss>'

const endings: (() => Promise<unknown>)[] = []

/** Runs after the test, last first. */
export function atEnd(ending: () => Promise<unknown>): void {
  endings.push(ending)
}

afterEach(async () => {
  for (const ending of endings.splice(0).reverse()) await ending()
})

export async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'dsa-feed-'))
  atEnd(() => rm(dir, { recursive: true, force: true }))
  return dir
}

/** A publisher's site on loopback; returns its host and port. */
export async function publisher(listener: RequestListener): Promise<string> {
  return listenOn(createServer(listener))
}

/** Answers every connection with the same bytes. */
export async function rawPublisher(answer: string): Promise<string> {
  const server = createNetServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(answer))
  })
  return listenOn(server)
}

async function listenOn(server: Server | ReturnType<typeof createNetServer>): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  atEnd(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

/** A port nobody listens on. */
export async function freePort(): Promise<string> {
  const server = createNetServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  return `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

export function upstream(
  allowHosts: readonly string[],
  limits: Partial<Limits> = {},
  others: Partial<UpstreamOptions> = {},
): FetchUpstream {
  const { fetch, close } = createUpstream({
    allowHosts: new Set(allowHosts),
    limits: { ...defaultLimits, totalMs: 5000, ...limits },
    now: () => 1_000_000,
    ...others,
  })
  atEnd(close)
  return fetch
}

export interface CatalogEntry {
  id: string
  feed: string
  retired?: { on: string; reason: string }
}

export function catalogText(sources: readonly CatalogEntry[]): string {
  const publishers = [{ id: 'elm-dsa', name: 'Elm DSA', kind: 'chapter' }]
  const whole = sources.map((source) => ({
    publisher: 'elm-dsa',
    title: source.id,
    language: 'en',
    ...source,
  }))
  return JSON.stringify({ version: 1, publishers, sources: whole })
}

export async function writeCatalog(dir: string, sources: readonly CatalogEntry[]): Promise<string> {
  const file = join(dir, 'catalog.json')
  await writeFile(file, catalogText(sources))
  return file
}

export async function settingsFor(
  sources: readonly CatalogEntry[],
  allowHosts: readonly string[],
  others: Partial<Settings> = {},
): Promise<Settings> {
  return settingsIn(await tempDir(), sources, allowHosts, others)
}

/** For a server that outlives one test. */
export async function settingsIn(
  dir: string,
  sources: readonly CatalogEntry[],
  allowHosts: readonly string[],
  others: Partial<Settings> = {},
): Promise<Settings> {
  return {
    port: 0,
    host: '127.0.0.1',
    catalogFile: await writeCatalog(dir, sources),
    cacheDir: join(dir, 'cache'),
    cacheMaxBytes: 2 ** 30,
    appDir: join(dir, 'app'),
    allowHosts: new Set(allowHosts),
    openFeeds: false,
    hasRateLimits: false,
    pollMs: 0,
    limits: { ...defaultLimits, totalMs: 5000 },
    logFormat: 'text',
    drainMs: 0,
    ...others,
  }
}

/** Waits for a condition, however long the machine takes; the test's own time-out ends it. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((done) => setTimeout(done, 10))
}
