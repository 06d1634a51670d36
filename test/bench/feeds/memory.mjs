/** How much memory a large feed takes at most while it becomes posts, in multiples of its size. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { corpus } from './corpus.mjs'

const limit = 8
const { parseFeed, toPosts } = await import(pathToFileURL(join(process.argv[2] ?? '.', 'ours/ours.js')).href)
const collect = globalThis.gc ?? (() => {})
const source = { id: 'bench', publisherId: 'bench', title: 'Bench', feedUrl: '', language: 'en' }
const largest = corpus()
  .toSorted((a, b) => b.bytes.length - a.bytes.length)
  .slice(0, 5)

/** What is still held of all the parts right after the work; garbage that nobody has collected does not count. */
const multiples = largest.map(({ bytes, url, contentType }) => {
  collect()
  const before = process.memoryUsage().heapUsed
  const parsed = parseFeed(bytes, { url, contentType })
  const posts = parsed.kind === 'feed' ? toPosts(parsed.feed, source, Date.now(), true) : []
  collect()
  const held = process.memoryUsage().heapUsed - before
  return posts.length > 0 ? held / bytes.length : 0
})
const worst = Math.max(...multiples)
const verdict = worst <= limit ? 'ok' : 'NOT OK'
console.log(
  `memory held by a feed and its posts: ${worst.toFixed(1)} × the document (limit ${limit}) ${verdict}`,
)
process.exitCode = worst <= limit ? 0 : 1
