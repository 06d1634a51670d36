import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { FeedProblem } from '../src/core/domain/problem.ts'
import { type ParseOptions, parseFeed } from '../src/core/parse/parse-feed.ts'
import { toJsonFeed } from '../src/core/parse/to-json-feed.ts'
import { type CheckFeedCall, readCall, usage } from './check-feed-call.ts'

type Checked = { ok: true; feed: object } | { ok: false; error: string }

/** Prints what the app makes of a saved feed, or of each of a list. @returns the exit code */
export async function checkFeed(args: readonly string[]): Promise<number> {
  // Whoever reads our output may have seen enough.
  process.stdout.on('error', () => process.exit(0))
  const call = readCall(args)
  if (typeof call === 'string') return complain(`${call} ${usage}`)
  return 'list' in call ? await checkList(call.list) : await checkFile(call)
}

async function checkFile({ file, ...options }: CheckFeedCall & { file: string }): Promise<number> {
  const checked = check(fromCaller(file), options)
  if (!checked.ok) return complain(checked.error)
  await print(JSON.stringify(checked.feed, null, 2))
  return 0
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
  try {
    const parsed = parseFeed(bytes, options)
    if (parsed.kind === 'failed') return { ok: false, error: wordsFor(parsed.problem) }
    return { ok: true, feed: toJsonFeed(parsed.feed) }
  } catch (error) {
    // A bug of ours in one feed must not keep the others of a list from being checked.
    return { ok: false, error: `The parser failed: ${String(error).replace(/\s+/g, ' ')}` }
  }
}

function wordsFor(problem: FeedProblem): string {
  if (problem.code === 'unreadable') return 'The document is too damaged to read.'
  switch (problem.found) {
    case 'html':
      return 'Not a feed: this is an HTML page.'
    case 'xml':
      return 'Not a feed: this is XML of another kind.'
    case 'json':
      return 'Not a feed: this is JSON of another kind.'
    case 'text':
      return 'Not a feed: this is text.'
    case 'nothing':
      return 'Not a feed: there is nothing in it.'
  }
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

function complain(sentence: string): number {
  console.error(sentence)
  return 1
}
