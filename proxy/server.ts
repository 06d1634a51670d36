import { createFeedIndex } from './answers/feed-index.ts'
import { createQuickAnswer } from './answers/quick-answers.ts'
import { createSignedFeeds } from './answers/signed-feeds.ts'
import { createSigning } from './answers/signing.ts'
import { type CatalogFile, openCatalogFile } from './catalog/catalog-file.ts'
import type { Settings } from './config.ts'
import { createHandler } from './handler.ts'
import { type Home, openHome } from './home.ts'
import type { Log } from './log.ts'
import type { PollRound } from './poll/poll-round.ts'
import { Poller } from './poll/poller.ts'
import { openReading } from './reading/reading.ts'
import { countedFetch, countedHandler, countedQuickAnswer } from './run/counted.ts'
import { drain } from './run/drain.ts'
import { createHttpServer } from './run/http-server.ts'
import { listen } from './run/listen.ts'
import { openMetrics } from './run/metrics-server.ts'
import { openSourceStates, type SourceStates } from './store/source-states.ts'
import { createUpstream } from './upstream/fetch-upstream.ts'
import type { Resolve } from './upstream/resolve-name.ts'
import { version } from './version.ts'

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
  /** The built file that makes images in a process of its own; without it, this one makes them. */
  imageWorker?: string
}

/** Whoever sent SIGTERM waits ten seconds before SIGKILL; to close the store may take one of them. */
const longestEndMs = 8500

/** Rejects with a `StartError` when the operator must mend something first. */
export async function startServer(
  settings: Settings,
  surroundings: Surroundings = {},
): Promise<RunningServer> {
  const { log = tellConsole } = surroundings
  const catalogFile = await openCatalogFile(settings.catalogFile, log)
  const home = await openHome(settings, log)
  try {
    return await serveFrom(home, catalogFile, settings, { ...surroundings, log })
  } catch (error) {
    await home.store.close()
    throw error
  }
}

async function serveFrom(
  home: Home,
  catalogFile: CatalogFile,
  settings: Settings,
  surroundings: Surroundings & { log: Log },
): Promise<RunningServer> {
  const { log, now = Date.now, random = Math.random, resolve, imageWorker } = surroundings
  const { store, sharing } = home
  const states = await openSourceStates(store, log)
  const { limits, allowHosts, egressProxy, publicUrl, openFeeds, hasRateLimits, pollMs, appDir } = settings
  const upstream = createUpstream({
    allowHosts,
    limits,
    now,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(egressProxy === undefined ? {} : { egressProxy }),
    ...(resolve === undefined ? {} : { resolve }),
  })
  const watch = await openMetrics(settings.metrics, {
    catalog: () => catalogFile.current().catalog,
    stateOf: states.get,
    fetches: () => reading.fetches,
    now,
  })
  const { metrics } = watch
  const fetch = countedFetch(upstream.fetch, metrics)
  const reading = await openReading({
    fetch,
    store,
    sharing,
    limits,
    hasRateLimits,
    log,
    now,
    ...(imageWorker === undefined ? {} : { imageWorker }),
  })
  const { rateLimits, getImage, getPage } = reading
  const signing = createSigning(home.signingSeed)
  const feedIndex = createFeedIndex(catalogFile, states, signing.publicKey)
  let isEnding = false
  let isFirstRoundOver = false
  const handler = createHandler({
    catalogFile,
    states,
    store,
    readerFetch: reading.fetches.feed,
    sharing,
    allowHosts,
    openFeeds,
    rateLimits,
    appDir,
    metrics,
    log,
    unreadiness: () => {
      if (isEnding) return 'ending'
      const isIndexThere = isFirstRoundOver || [...states.all().values()].some(({ body }) => body)
      return isIndexThere ? undefined : 'no feed has answered yet'
    },
    getPage,
    getImage,
    feedIndex,
    signedFeeds: createSignedFeeds(signing, catalogFile, states),
    onLostBody: (sourceId, hash) => polling.recover({ sourceId, hash }),
  })
  const quickAnswer = createQuickAnswer({ states, store, feedIndex })
  const server = settings.metrics
    ? createHttpServer(countedHandler(handler, metrics), countedQuickAnswer(quickAnswer, metrics))
    : createHttpServer(handler, quickAnswer)
  // So that the first index has the key; a shared store that is away holds up no start.
  await signing.signer().catch(() => {})
  const metricsUrl = await watch.listen()
  const url = await listen(server, settings.host, settings.port)
  log(`DSA Feed on ${url}`, { url, version })
  if (metricsUrl !== undefined) log(`Metrics on ${metricsUrl}`, { url: metricsUrl })
  tellPlan(settings, home, catalogFile.current().catalog.sources.length, states, log)
  const onPolled = metrics.poll
  const startPoller = () =>
    new Poller({ catalogFile, states, store, fetch, pollMs, onPolled, log, now, random })
  const polling = home.poll({ states, catalogFile, startPoller })
  polling.firstRound.then((round) => {
    isFirstRoundOver = true
    tellRound(round, log)
  })
  return {
    url,
    firstRound: polling.firstRound,
    close: async () => {
      isEnding = true
      const { drainMs } = settings
      const lingering = new Promise((done) => setTimeout(done, drainMs))
      await Promise.all([polling.stop(), lingering.then(() => drain(server, longestEndMs - drainMs))])
      watch.close()
      reading.close()
      await upstream.close()
      await store.close()
    },
  }
}

function tellConsole(line: string): void {
  console.log(line)
}

function tellPlan(settings: Settings, home: Home, sources: number, states: SourceStates, log: Log): void {
  const stored = [...states.all().values()].filter(({ body }) => body !== undefined).length
  const interval = settings.pollMs === 0 ? 'once' : `every ${settings.pollMs / 60_000} minutes`
  log(`Asking ${sources} sources ${interval}; ${stored} feeds are in ${home.name}.`)
  if (settings.publicUrl === undefined) log('PUBLIC_URL is not set: publishers are given no contact address.')
}

function tellRound({ asked, answered, problems }: PollRound, log: Log): void {
  log(asked === 0 ? 'No source is due yet.' : `${answered} of ${asked} feeds answered.`, { asked, answered })
  for (const [name, ids] of problems) {
    const shown = ids.slice(0, 8).join(', ')
    log(`  ${name}: ${shown}${ids.length > 8 ? ` and ${ids.length - 8} more` : ''}`)
  }
  if (asked > 0 && answered === 0)
    log('Not one feed could be reached. To try the app with no network: npm run demo')
}
