/** How long a feed of 100 KB takes, from its bytes to posts, in a process where no other parser runs, as on a phone. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { corpus } from './corpus.mjs'

const limitMs = 6
const warmUps = 4
const rounds = 40
const { parseFeed, toPosts } = await import(pathToFileURL(join(process.argv[2] ?? '.', 'ours/ours.js')).href)
const source = { id: 'bench', publisherId: 'bench', title: 'Bench', feedUrl: '', language: 'en' }
const samples = corpus()

/** @param {import('./corpus.mjs').Sample} sample */
function toPostsOf({ bytes, url, contentType }) {
  const parsed = parseFeed(bytes, { url, contentType })
  return parsed.kind === 'failed' ? [] : toPosts(parsed.feed, source, Date.now(), true)
}

const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

for (let pass = 0; pass < warmUps; pass++) for (const sample of samples) toPostsOf(sample)
const nearest = samples
  .toSorted((a, b) => Math.abs(a.bytes.length - 1e5) - Math.abs(b.bytes.length - 1e5))
  .slice(0, 5)
const perFeed = nearest.map((sample) => {
  const times = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage()
    toPostsOf(sample)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return (median(times) * 1e5) / sample.bytes.length
})
const measured = median(perFeed)
const isOk = measured <= limitMs
console.log(
  `  a feed of 100 KB, parsed to posts: ${measured.toFixed(1)} ms of processor time, median of five feeds ` +
    `(limit ${limitMs} ms) ${isOk ? 'ok' : 'NOT OK'}`,
)
process.exitCode = isOk ? 0 : 1
