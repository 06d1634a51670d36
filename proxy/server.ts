import type { Server } from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { openCatalogFile } from './catalog-file.ts'
import type { Settings } from './config.ts'
import { openDiskStore } from './disk-store.ts'
import { createFeedIndex } from './feed-index.ts'
import { createUpstream } from './fetch-upstream.ts'
import type { Resolve } from './guarded-connector.ts'
import { createHandler } from './handler.ts'
import { createImages } from './images.ts'
import type { Log } from './log.ts'
import type { PollRound } from './poll-round.ts'
import { Poller } from './poller.ts'
import { clientAddress, createRateLimits, noLimits } from './rate-limits.ts'
import { openSourceStates, type SourceStates } from './source-states.ts'
import { StartError } from './start-error.ts'

export interface RunningServer {
  url: string
  /** What came of the sources that were due at the start. */
  firstRound: Promise<PollRound>
  /** Answers what is under way, for at most ten seconds, then ends. */
  close: () => Promise<void>
}

export interface Surroundings {
  log?: Log
  now?: () => number
  random?: () => number
  resolve?: Resolve
}

const drainMs = 10_000

/** Rejects with a `StartError` when the operator must mend something first. */
export async function startServer(
  settings: Settings,
  surroundings: Surroundings = {},
): Promise<RunningServer> {
  const { log = console.log, now = Date.now, random = Math.random, resolve } = surroundings
  const catalogFile = await openCatalogFile(settings.catalogFile, log)
  const store = await openDiskStore({ dir: settings.cacheDir, log }).catch((error: unknown) => {
    throw new StartError([`CACHE_DIR ${settings.cacheDir} cannot be used: ${String(error)}`])
  })
  const states = await openSourceStates(store, log)
  const { limits, allowHosts, publicUrl, openFeeds, hasRateLimits, pollMs, appDir } = settings
  const upstream = createUpstream({
    allowHosts,
    limits,
    now,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(resolve === undefined ? {} : { resolve }),
  })
  const { fetch } = upstream
  const handler = createHandler({
    catalogFile,
    states,
    store,
    fetch,
    allowHosts,
    openFeeds,
    rateLimits: hasRateLimits ? createRateLimits(now) : noLimits,
    appDir,
    log,
    feedIndex: createFeedIndex(catalogFile, states),
    getImage: createImages({
      fetch,
      store,
      maxPixels: limits.maxImagePixels,
      onStoreFault: (error) => log(`An image cannot be stored: ${String(error)}`),
    }),
    onLostBody: (sourceId, hash) => forgetBody(states, sourceId, hash).then(() => poller.recover(sourceId)),
  })
  const fetchFor = (request: Request, env: unknown) =>
    handler(request, clientAddress(socketAddress(env), request.headers.get('x-forwarded-for')))
  const server = createAdaptorServer({ fetch: fetchFor, serverOptions: httpLimits }) as Server
  const url = await listen(server, settings.host, settings.port)
  log(`DSA Feed on ${url}`)
  tellPlan(settings, catalogFile.current().catalog.sources.length, states, log)
  const poller = new Poller({ catalogFile, states, store, fetch, pollMs, log, now, random })
  poller.firstRound.then((round) => tellRound(round, log))
  return {
    url,
    firstRound: poller.firstRound,
    close: async () => {
      await Promise.all([poller.stop(), drain(server)])
      await upstream.close()
    },
  }
}

/** What Hono's adaptor gives beside a request: its connection. */
function socketAddress(env: unknown): string | undefined {
  return (env as Partial<HttpBindings>).incoming?.socket.remoteAddress
}

const httpLimits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  // Longer than the usual minute of a server in front, which must never meet a connection we just closed.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16 * 1024,
}

/** The index must not name a body we cannot give, and its validators would bring a 304 to nothing. */
async function forgetBody(states: SourceStates, sourceId: string, hash: string): Promise<void> {
  const state = states.get(sourceId)
  if (state === undefined) return
  const { body, validators, ...rest } = state
  const replaced = state.replaced.filter((old) => old.hash !== hash)
  await states.set(sourceId, body?.hash === hash ? { ...rest, replaced } : { ...state, replaced })
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'something else listens there' : error.message
      fail(new StartError([`Cannot listen on ${host}, port ${port}: ${reason}.`]))
    })
    server.listen(port, host, () => {
      const address = server.address()
      const actual = typeof address === 'object' && address !== null ? address.port : port
      const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host
      done(`http://${name.includes(':') ? `[${name}]` : name}:${actual}`)
    })
  })
}

function tellPlan(settings: Settings, sources: number, states: SourceStates, log: Log): void {
  const stored = [...states.all().values()].filter(({ body }) => body !== undefined).length
  const interval = settings.pollMs === 0 ? 'once' : `every ${settings.pollMs / 60_000} minutes`
  log(`Asking ${sources} sources ${interval}; ${stored} feeds are in ${settings.cacheDir}.`)
  if (settings.publicUrl === undefined) log('PUBLIC_URL is not set: publishers are given no contact address.')
}

function tellRound({ asked, answered, problems }: PollRound, log: Log): void {
  log(asked === 0 ? 'No source is due yet.' : `${answered} of ${asked} feeds answered.`)
  for (const [name, ids] of problems) {
    const shown = ids.slice(0, 8).join(', ')
    log(`  ${name}: ${shown}${ids.length > 8 ? ` and ${ids.length - 8} more` : ''}`)
  }
  if (asked > 0 && answered === 0)
    log('Not one feed could be reached. To try the app with no network: npm run demo')
}

/** Connections at rest are closed at once, the others when their answer is out or the time is over. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const end = setTimeout(() => server.closeAllConnections(), drainMs)
  await closed
  clearInterval(idle)
  clearTimeout(end)
}
