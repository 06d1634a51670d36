import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { BenchResult } from './bench-result.ts'
import { kilobytes } from './statistics.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const mostFirstLoad = 35 * 1024
/** Of a reader's gigabyte a month, like the number above it. */
const mostPrecache = 250 * 1024

/** What a first visit must fetch before it can draw, and what the worker stores for offline. */
export async function bench(): Promise<BenchResult[]> {
  const first = await firstLoadFiles()
  const firstBytes = await sum(first, async (path) => gzipSync(await file(path), { level: 9 }).length)
  const urls = await precachedUrls()
  const raw = await sum(urls, async (path) => (await file(path)).length)
  const gzip = await sum(urls, (path) => sentBytes(path, '.gz'))
  const brotli = await sum(urls, (path) => sentBytes(path, '.br'))
  return [
    {
      what: `first-load JavaScript, gzip -9 (${first.length} file${first.length === 1 ? '' : 's'})`,
      limit: `≤ ${kilobytes(mostFirstLoad)}`,
      measured: kilobytes(firstBytes),
      isOk: firstBytes <= mostFirstLoad,
    },
    {
      what: `whole precache, as sent with gzip (${urls.length} files)`,
      limit: `≤ ${kilobytes(mostPrecache)}`,
      measured: kilobytes(gzip),
      isOk: gzip <= mostPrecache,
    },
    { what: 'whole precache, as stored', measured: kilobytes(raw) },
    { what: 'whole precache, as sent with Brotli', measured: kilobytes(brotli) },
  ]
}

/** The scripts of the page and every module they import statically: what runs before anything is drawn. */
async function firstLoadFiles(): Promise<string[]> {
  const html = (await file('/index.html')).toString()
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => match[1] ?? '')
  const preloaded = [...html.matchAll(/<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g)]
  const found = new Set([...scripts, ...preloaded.map((match) => match[1] ?? '')])
  for (const path of found) {
    for (const imported of await staticImports(path)) found.add(imported)
  }
  return [...found]
}

async function staticImports(path: string): Promise<string[]> {
  const code = (await file(path)).toString()
  // As the bundler writes them; `import(` is a dynamic one.
  const names = [...code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)].map((match) => match[1] ?? '')
  return names.map((name) => new URL(name, `file://${path}`).pathname)
}

async function precachedUrls(): Promise<string[]> {
  const worker = (await file('/sw.js')).toString()
  const entries = [...worker.matchAll(/\{[^{}]*?["']?url["']?:\s*["'`]([^"'`]+)["'`][^{}]*?\}/g)]
  if (entries.length === 0) throw new Error('sw.js names no file to store.')
  return [...new Set(entries.map((match) => `/${match[1]}`))]
}

/** The server sends the sibling the build left, where it left one. */
async function sentBytes(path: string, ending: '.gz' | '.br'): Promise<number> {
  return (await file(existsSync(join(dist, path + ending)) ? path + ending : path)).length
}

function file(path: string): Promise<Buffer> {
  return readFile(join(dist, path))
}

async function sum(paths: string[], bytesOf: (path: string) => Promise<number>): Promise<number> {
  return (await Promise.all(paths.map(bytesOf))).reduce((total, bytes) => total + bytes, 0)
}
