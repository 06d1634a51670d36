import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ParseOptions, parseFeed } from '../../../src/core/parse/parse-feed.ts'

/** Beside each feed of the folder, what it must become; values it does not name are free. */
interface Expectation {
  shows: string
  options?: ParseOptions
  feed?: Record<string, unknown>
  problem?: Record<string, unknown>
  /** Paths such as `items.0.url` where nothing may be. */
  absent?: string[]
}

const folder = new URL('../../fixtures/feeds/', import.meta.url)
const files = readdirSync(folder)

const fixtures = files
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const name = file.slice(0, -'.json'.length)
    const expectation: Expectation = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    return { name, input: files.find((other) => other !== file && stem(other) === name), ...expectation }
  })

function stem(file: string): string {
  return file.slice(0, file.lastIndexOf('.'))
}

test.each(fixtures)('$shows ($name)', ({ input, options, feed, problem, absent }) => {
  const bytes = readFileSync(new URL(input ?? 'missing', folder))
  const parsed = parseFeed(bytes, options ?? {})
  if (parsed.kind === 'failed') return expect(parsed.problem).toEqual(problem)
  const readable = withDatesAsText(parsed.feed)
  expect(readable).toMatchObject(feed ?? { kind: 'failed' })
  for (const path of absent ?? []) expect(readable).not.toHaveProperty(path)
})

test('every feed of the folder has its expectation', () => {
  const named = new Set(fixtures.map(({ input }) => input))
  expect(files.filter((file) => !file.endsWith('.json') && !named.has(file))).toEqual([])
})

function withDatesAsText(feed: object): unknown {
  return JSON.parse(
    JSON.stringify(feed, (key, value) => (key.endsWith('At') ? new Date(value).toISOString() : value)),
  )
}
