/** Reads one damaged feed after the other; see fuzz-feeds.mjs. */
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { fuzzSamples, mutant } from './fuzz-mutants.mjs'

const { current, end, bundle } = workerData
const { parseFeed, toJsonFeed, toPosts } = await import(pathToFileURL(bundle).href)
const source = { id: 'fuzz', publisherId: 'fuzz', title: 'Fuzz', feedUrl: '', language: 'en' }
const samples = fuzzSamples()
/** Processor time: the machine may be busy with something else. */
const slowestMs = 1500

while (Date.now() < end) {
  const number = Atomics.add(current, 0, 1) + 1
  const bytes = mutant(samples, number)
  const start = process.cpuUsage()
  const why = faultOf(bytes)
  const { user, system } = process.cpuUsage(start)
  const ms = Math.round((user + system) / 1000)
  if (why !== undefined) parentPort?.postMessage({ number, why })
  else if (ms > slowestMs) parentPort?.postMessage({ number, why: `${ms} ms for ${bytes.length} bytes` })
}

/** @param {Uint8Array} bytes */
function faultOf(bytes) {
  try {
    const parsed = parseFeed(bytes, { url: 'https://chapter.example/feed' })
    if (parsed.kind === 'failed') return undefined
    const posts = toPosts(parsed.feed, source, Date.now(), true)
    JSON.stringify(toJsonFeed(parsed.feed))
    const ids = new Set(posts.map((/** @type {any} */ { post }) => post.id))
    if (ids.size !== posts.length) return 'two posts have one id'
    return parsed.feed.items.map(faultOfItem).find((/** @type {unknown} */ fault) => fault !== undefined)
  } catch (error) {
    return error instanceof Error ? `${error.stack}` : String(error)
  }
}

/** @param {any} item */
function faultOfItem({ id, title, url, publishedAt, authors, tags }) {
  if (typeof id !== 'string' || id.trim() === '') return 'an item without an id'
  if (url !== undefined && !/^https?:\/\//i.test(url)) return `the url is ${url}`
  if (publishedAt !== undefined && !Number.isFinite(publishedAt)) return `the date is ${publishedAt}`
  const texts = [title, ...tags, ...authors.map((/** @type {any} */ { name }) => name)]
  const odd = texts.find((text) => text !== undefined && (text === '' || /[\n\t]| {2}/.test(text)))
  return odd === undefined ? undefined : `a text that is not tidy: ${JSON.stringify(odd)}`
}
