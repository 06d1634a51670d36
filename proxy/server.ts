import { createFeedIndex } from './answers/feed-index.ts'
import { createHealthReport } from './answers/health-report.ts'
import { createQuickAnswer } from './answers/quick-answers.ts'
import { createSignedFeeds } from './answers/signed-feeds.ts'
import { createSigning } from './answers/signing.ts'
import { readCatalogCheck } from './catalog/catalog-check.ts'
import { type CatalogFile, openCatalogFile } from './catalog/catalog-file.ts'
import type { Settings } from './config.ts'
import { createHandler } from './handler.ts'
import { type Home, openHome } from './home.ts'
import type { Log } from './log.ts'
import { openNews } from './news.ts'
import { changesPerMonth, pollInterval } from './poll/poll-interval.ts'
import { movedTo } from './poll/poll-move.ts'
import type { PollRound } from './poll/poll-round.ts'
import { Poller } from './poll/poller.ts'
import { openReading } from './reading/reading.ts'
import { countedFetch, countedHandler, countedQuickAnswer } from './run/counted.ts'
import { drain } from './run/drain.ts'
import { createHttpServer } from './run/http-server.ts'
import { listen } from './run/listen.ts'
import { openMetrics } from './run/metrics-server.ts'
import type { SourceState } from './store/source-state.ts'
import { openSourceStates } from './store/source-states.ts'
import { tellConsole, tellPlan, tellRound } from './tell.ts'
import { createUpstream } from './upstream/fetch-upstream.ts'
import { createPosts } from './upstream/post-upstream.ts'
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
  const way = {
    allowHosts,
    limits,
    now,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(egressProxy === undefined ? {} : { egressProxy }),
    ...(resolve === undefined ? {} : { resolve }),
  }
  const upstream = createUpstream(way)
  const posts = createPosts(way)
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
  const feedIndex = createFeedIndex(catalogFile, states, signing.publicKey, now)
  const news = await openNews({
    settings,
    home,
    catalogFile,
    states,
    post: posts.post,
    rateLimits,
    metrics,
    tellHubEvent: (event) => polling.hearHub(event),
    log,
    now,
  })
  const rhythm = { intervalOf: (state: SourceState) => pollInterval(state, pollMs), changesPerMonth, movedTo }
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
    healthReport: createHealthReport({
      catalogFile,
      states,
      rhythm,
      lastCheck: () => readCatalogCheck(settings.cacheDir),
      now,
    }),
    ...(news.push && { push: news.push.routes }),
    ...(news.webSub && { webSub: news.webSub.routes }),
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
  tellPlan(settings, home.name, catalogFile.current().catalog.sources.length, states, log)
  const startPoller = () =>
    new Poller({
      catalogFile,
      states,
      store,
      fetch,
      pollMs,
      onPolled: metrics.poll,
      onChanged: () => news.push?.changed(),
      onRound: (source) => void news.webSub?.review(source),
      log,
      now,
      random,
    })
  const polling = home.poll({ states, catalogFile, startPoller, onHubEvent: news.onHubEvent })
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
      await Promise.all([
        polling.stop(),
        news.stop(),
        lingering.then(() => drain(server, longestEndMs - drainMs)),
      ])
      watch.close()
      reading.close()
      await upstream.close()
      await posts.close()
      await store.close()
    },
  }
}
