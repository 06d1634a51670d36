import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseCatalog } from '../proxy/catalog/catalog.ts'
import { writeCatalogCheck } from '../proxy/catalog/catalog-check.ts'
import { readConfig, type Settings } from '../proxy/config.ts'
import { StartError } from '../proxy/start-error.ts'
import { createUpstream, type FetchUpstream } from '../proxy/upstream/fetch-upstream.ts'
import type { CatalogCheck } from '../proxy/wire.ts'
import type { ParseOptions } from '../src/core/parse/parse-feed.ts'
import { checkCatalog } from './check-catalog.ts'
import { type CheckFeedCall, readCall, usage } from './check-feed-call.ts'
import { faultsOf, healthLines } from './feed-health.ts'
import { fetchHealth } from './fetch-health.ts'
import { readFeed } from './read-feed.ts'

type Checked = { ok: true; feed: object } | { ok: false; error: string }

/** Of calls that cannot be carried out as they are; 1 says that a feed is not as it should be. */
const wrongCall = 2

/** Prints what the app makes of a feed, or of each of a list or catalog. @returns the exit code */
export async function checkFeed(args: readonly string[]): Promise<number> {
  // Whoever reads our output may have seen enough.
  process.stdout.on('error', () => process.exit(0))
  const call = readCall(args)
  if (typeof call === 'string') return complain(`${call} ${usage}`, wrongCall)
  switch (call.kind) {
    case 'file':
      return checkFile(call)
    case 'list':
      return checkList(call.list)
    case 'address':
      return withUpstream((fetch) => checkAddress(call.url, fetch))
    case 'catalog':
      return withUpstream((fetch, settings) => checkSources(call, fetch, settings))
  }
}

async function checkFile({ file, options }: CheckFeedCall & { kind: 'file' }): Promise<number> {
  const checked = check(fromCaller(file), options)
  if (!checked.ok) return complain(checked.error)
  await print(JSON.stringify(checked.feed, null, 2))
  return 0
}

/** With the way out that the server has, and its settings. */
async function withUpstream(
  work: (fetch: FetchUpstream, settings: Settings) => Promise<number>,
): Promise<number> {
  const settings = settingsOrErrors()
  if (settings instanceof StartError) return complain(settings.message, wrongCall)
  const { allowHosts, limits, publicUrl, egressProxy } = settings
  const way = { ...(publicUrl !== undefined && { publicUrl }), ...(egressProxy && { egressProxy }) }
  const upstream = createUpstream({ allowHosts, limits, now: Date.now, ...way })
  try {
    return await work(upstream.fetch, settings)
  } finally {
    await upstream.close()
  }
}

function settingsOrErrors(): Settings | StartError {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (error instanceof StartError) return error
    throw error
  }
}

async function checkAddress(url: string, fetch: FetchUpstream): Promise<number> {
  const now = Date.now()
  const { health, document } = await fetchHealth(fetch, url, now)
  if (document) await print(JSON.stringify(document, null, 2))
  for (const line of healthLines(health, now)) console.error(line)
  return faultsOf(health, now).length === 0 ? 0 : 1
}

async function checkSources(
  call: CheckFeedCall & { kind: 'catalog' },
  fetch: FetchUpstream,
  { catalogFile, cacheDir }: Settings,
): Promise<number> {
  const file = fromCaller(call.file ?? catalogFile)
  const text = readText(file)
  if (text === undefined) return complain(`Cannot read ${file}.`, wrongCall)
  const parsed = parseCatalog(text)
  if (parsed.kind === 'failed')
    return complain(parsed.errors.map((error) => `${file}: ${error}`).join('\n'), wrongCall)
  const ask = async (url: string) => (await fetchHealth(fetch, url, Date.now())).health
  const found = await checkCatalog(parsed.catalog.sources, ask, print)
  if (call.isNoted && !(await note(cacheDir, { at: Math.floor(Date.now() / 1000), ...found })))
    return complain(`Cannot write into ${cacheDir}, where the server would look for it.`, wrongCall)
  return found.unfit.length === 0 ? 0 : 1
}

async function note(cacheDir: string, check: CatalogCheck): Promise<boolean> {
  try {
    await writeCatalogCheck(cacheDir, check)
    return true
  } catch {
    return false
  }
}

async function checkList(written: string): Promise<number> {
  const list = fromCaller(written)
  const text = readText(list)
  if (text === undefined) return complain(`Cannot read ${list}.`)
  const lines = text.split('\n')
  if (lines.at(-1)?.trim() === '') lines.pop()
  for (const line of lines) await print(JSON.stringify(checkLine(line, list)))
  return 0
}

function checkLine(line: string, list: string): Checked {
  const given = parseLine(line)
  if (!given) return { ok: false, error: 'This line of the list is no {"file": …}.' }
  const beside = resolve(dirname(list), given.file)
  const path = fromCaller(given.file)
  return check(!existsSync(path) && existsSync(beside) ? beside : path, given.options)
}

function parseLine(line: string): { file: string; options: ParseOptions } | undefined {
  try {
    const given: unknown = JSON.parse(line)
    if (typeof given !== 'object' || given === null) return undefined
    const { file, url, contentType } = given as Record<string, unknown>
    if (typeof file !== 'string') return undefined
    const options: ParseOptions = {}
    if (typeof url === 'string') options.url = url
    if (typeof contentType === 'string') options.contentType = contentType
    return { file, options }
  } catch {
    return undefined
  }
}

function check(path: string, options: ParseOptions): Checked {
  const bytes = readBytes(path)
  if (!bytes) return { ok: false, error: `Cannot read ${path}.` }
  const read = readFeed(bytes, options)
  return read.kind === 'feed' ? { ok: true, feed: read.document } : { ok: false, error: read.error }
}

/** npm changes to the folder of package.json and leaves word where it was called: a file may be meant from either. */
function fromCaller(path: string): string {
  const called = resolve(process.env.INIT_CWD ?? '', path)
  const here = resolve(path)
  return !existsSync(called) && existsSync(here) ? here : called
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function readText(path: string): string | undefined {
  const bytes = readBytes(path)
  return bytes && new TextDecoder().decode(bytes)
}

function print(line: string): Promise<void> {
  return new Promise((written) => process.stdout.write(`${line}\n`, () => written()))
}

function complain(sentence: string, exitCode = 1): number {
  console.error(sentence)
  return exitCode
}
