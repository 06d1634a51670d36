import { mkdtemp, rm } from 'node:fs/promises'
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
import { type CatalogEntry, settingsIn } from './support-settings.ts'

export { type CatalogEntry, catalogText, settingsIn, writeCatalog } from './support-settings.ts'

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

export async function settingsFor(
  sources: readonly CatalogEntry[],
  allowHosts: readonly string[],
  others: Partial<Settings> = {},
): Promise<Settings> {
  return settingsIn(await tempDir(), sources, allowHosts, others)
}

/** Waits for a condition, however long the machine takes; the test's own time-out ends it. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((done) => setTimeout(done, 10))
}
