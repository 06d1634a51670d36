/** Every parser over every feed, in turn, so that a busy machine slows all of them alike. Counted is processor time. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { corpus } from './corpus.mjs'

const folder = process.argv[2] ?? '.'
const peers = createRequire(join(folder, 'package.json'))
/** @type {(path: string) => Promise<any>} */
const load = (path) => import(pathToFileURL(path).href)
const { htmlToText, parseFeed, toJsonFeed, toPosts, withAbsoluteLinks } = await load(
  join(folder, 'ours/ours.js'),
)
const { XMLParser } = await import('fast-xml-parser')
const feedsmith = await load(peers.resolve('feedsmith'))
const rowanmanning = await load(peers.resolve('@rowanmanning/feed-parser'))
const RssParser = peers('rss-parser')

const passes = 11
const warmUps = 3
const samples = corpus()
const megabytes = samples.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6
const bare = new XMLParser({ ignoreAttributes: false, parseTagValue: false, parseAttributeValue: false })
const source = { id: 'bench', publisherId: 'bench', title: 'Bench', feedUrl: '', language: 'en' }
/** @type {(sample: import('./corpus.mjs').Sample) => string} */
const textOf = ({ bytes }) => new TextDecoder().decode(bytes)

/** @type {Record<string, (sample: import('./corpus.mjs').Sample) => unknown>} */
const runners = {
  'bare fast-xml-parser': (sample) => bare.parse(textOf(sample)),
  'ours, to the contract': (sample) => toJsonFeed(parse(sample)),
  'ours, to posts': (sample) => toPosts(parse(sample), source, Date.now(), true),
  feedsmith: (sample) => feedsmith.parseFeed(textOf(sample)),
  'feedsmith, links, texts, dates added': (sample) =>
    finished(feedsmith.parseFeed(textOf(sample)), sample.url),
  '@rowanmanning/feed-parser': (sample) => rowanmanning.parseFeed(textOf(sample)),
  'rss-parser': (sample) => new RssParser().parseString(textOf(sample)),
}

/** @param {import('./corpus.mjs').Sample} sample */
function parse({ bytes, url, contentType }) {
  const parsed = parseFeed(bytes, { url, contentType })
  if (parsed.kind === 'failed') throw new Error(parsed.problem.code)
  return parsed.feed
}

/** What the contract asks beyond a peer's result: links of bodies resolved, short texts plain, dates in UTC. */
function finished(/** @type {any} */ { feed }, /** @type {string} */ url) {
  const items = feed.items ?? feed.entries ?? []
  return items.map((/** @type {any} */ item) => {
    const short = item.description ?? item.summary?.value ?? item.summary
    const full = item.content?.encoded ?? item.content?.value
    const date = new Date(item.pubDate ?? item.published ?? item.updated ?? item.dc?.dates?.[0] ?? '')
    return {
      title: htmlToText(String(item.title?.value ?? item.title ?? '')),
      body: withAbsoluteLinks(String(full ?? short ?? ''), url),
      summary: full && short ? htmlToText(String(short)) : undefined,
      date: Number.isNaN(date.getTime()) ? undefined : date.toISOString(),
    }
  })
}

/** @type {Record<string, number[]>} */
const times = {}
/** @type {Record<string, number>} */
const failures = {}
for (let pass = 0; pass < passes + warmUps; pass++) {
  for (const [name, run] of Object.entries(runners)) {
    let failed = 0
    const start = process.cpuUsage()
    for (const sample of samples) {
      try {
        await run(sample)
      } catch {
        failed++
      }
    }
    const { user, system } = process.cpuUsage(start)
    failures[name] = failed
    if (pass >= warmUps) times[name] = [...(times[name] ?? []), (user + system) / 1e6]
  }
}

const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const speedOf = (/** @type {string} */ name) => megabytes / median(times[name] ?? [])
const bareSpeed = speedOf('bare fast-xml-parser')
console.log(
  `\n${samples.length} feeds, ${megabytes.toFixed(1)} MB, median of ${passes} passes, processor time`,
)
for (const name of Object.keys(runners)) {
  const speed = speedOf(name)
  const ratio = (speed / bareSpeed).toFixed(2)
  console.log(
    `  ${name.padEnd(34)} ${speed.toFixed(1).padStart(6)} MB/s  ${ratio} × bare  ${failures[name]} failed`,
  )
}

const contract = speedOf('ours, to the contract') / bareSpeed
const results = [
  ['to the contract, against bare fast-xml-parser', contract.toFixed(2), '≥ 0.80', contract >= 0.8],
  [
    'to the contract, against feedsmith doing the same work',
    (speedOf('ours, to the contract') / speedOf('feedsmith, links, texts, dates added')).toFixed(2),
    '> 1.00',
    speedOf('ours, to the contract') > speedOf('feedsmith, links, texts, dates added'),
  ],
]
console.log('')
for (const [what, measured, limit, isOk] of results) {
  console.log(`  ${what}: ${measured} (limit ${limit}) ${isOk ? 'ok' : 'NOT OK'}`)
}
process.exitCode = results.every(([, , , isOk]) => isOk) ? 0 : 1
