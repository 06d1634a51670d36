import sharp from 'sharp'
import type { FakePublisher } from '../support/fake-publisher.ts'
import { startFakePublisher } from '../support/fake-publisher.ts'
import { type CatalogFile, makeCatalog } from '../support/make-catalog.ts'
import type { Answer } from '../support/publisher-answer.ts'
import type { Random } from '../support/random.ts'
import { heavyFaults, quickFaults } from './mad-faults.ts'
import { signedFeed } from './signed-text.ts'

export interface Picture {
  url: string
  color: Color
}

export type Color = readonly [red: number, green: number, blue: number]

export interface MadFeed {
  /** What its text says it is. */
  name: string
  url: string
  newestVersion: () => number
}

export interface MadPublisher {
  catalog: CatalogFile
  hosts: string[]
  /** Those of the catalog, by source id. */
  feeds: ReadonlyMap<string, MadFeed>
  /** On the same hosts, but in no catalog. */
  ownFeeds: readonly MadFeed[]
  pictures: readonly Picture[]
  faults: () => number
  close: () => Promise<void>
}

const sourceCount = 110
const changeEveryMs = 120
const quickFaultEveryMs = 60
const heavyFaultEveryMs = 4000
const mostBytes = 90_000

/** Each source has a site of its own, so that one that hangs holds up no other. */
export async function startMadPublisher(random: Random): Promise<MadPublisher> {
  const sites = await Promise.all(Array.from({ length: sourceCount }, () => startFakePublisher()))
  const catalog = makeCatalog('http://127.0.0.1', sourceCount)
  const feeds = new Map<string, ServedFeed>()
  const ownFeeds: ServedFeed[] = []
  const pictures: Picture[] = []
  const paths: { site: FakePublisher; path: string }[] = []
  for (const [at, site] of sites.entries()) {
    const source = catalog.sources[at]
    if (source === undefined) continue
    source.feed = `${site.url}/feed`
    feeds.set(source.id, serveMadFeed(site, '/feed', source.id, random))
    ownFeeds.push(serveMadFeed(site, '/own', `own-${at}`, random))
    pictures.push(await servePicture(site, random))
    for (const path of ['/feed', '/own', '/picture.png']) paths.push({ site, path })
  }
  const changing = [...feeds.values(), ...ownFeeds]
  let faults = 0
  const misbehave = (kinds: typeof quickFaults) => {
    const { site, path } = random.pick(paths)
    site.fault(path, { ...random.pick(kinds), times: 1 })
    faults++
  }
  const timers = [
    setInterval(() => random.pick(changing).change(), changeEveryMs),
    setInterval(() => misbehave(quickFaults), quickFaultEveryMs),
    setInterval(() => misbehave(heavyFaults), heavyFaultEveryMs),
  ]
  return {
    catalog,
    hosts: sites.map(({ host }) => host),
    feeds,
    ownFeeds,
    pictures,
    faults: () => faults,
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(sites.map((site) => site.close()))
    },
  }
}

interface ServedFeed extends MadFeed {
  change: () => void
}

const encodings = ['', '', 'gzip', 'deflate', 'br'] as const
const firstChange = Date.UTC(2026, 0, 1)

function serveMadFeed(site: FakePublisher, path: string, name: string, random: Random): ServedFeed {
  const bytes = random.between(500, mostBytes)
  const [hasEtag, hasDate] = [random.chance(0.6), random.chance(0.6)]
  let version = 0
  let body = signedFeed(name, version, bytes, random)
  site.serve(path, () => {
    const encoding = random.pick(encodings)
    const answer: Answer = {
      body,
      contentType: random.pick(['application/rss+xml', 'text/xml; charset=utf-8', 'text/plain']),
      ...(hasEtag ? { etag: `"v${version}"` } : {}),
      ...(hasDate ? { lastModified: new Date(firstChange + version * 1000).toUTCString() } : {}),
      ...(encoding ? { encoding } : {}),
      ...(random.chance(0.3) ? { delayMs: random.between(1, 400) } : {}),
    }
    return answer
  })
  return {
    name,
    url: site.url + path,
    newestVersion: () => version,
    change: () => {
      version++
      body = signedFeed(name, version, bytes, random)
    },
  }
}

/** All of one color, by which it can be told from any other. */
async function servePicture(site: FakePublisher, random: Random): Promise<Picture> {
  const color: Color = [random.between(0, 255), random.between(0, 255), random.between(0, 255)]
  const [r, g, b] = color
  const body = await sharp({ create: { width: 400, height: 300, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer()
  const path = '/picture.png'
  site.serve(path, { body, contentType: 'image/png' })
  return { url: site.url + path, color }
}
