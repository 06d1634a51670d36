import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingTable } from '../proxy/setting-table.ts'
import { serverFlags } from './support/app-under-test.ts'

const readme = readFileSync('README.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

test.each(settingTable)('the README tells of $name what the server knows', ({ name, meaning }) => {
  const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``))
  expect(row).toContain(meaning)
})

test('every command the README names exists', () => {
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '')
  expect(named.length).toBeGreaterThan(3)
  for (const name of named) expect(Object.keys(scripts)).toContain(name)
})

test('the pictures it shows are there', () => {
  for (const [, path] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
    expect(readFileSync(path ?? '').byteLength).toBeGreaterThan(1000)
  }
})

const deploy = readFileSync('docs/deploy.md', 'utf8')
const unit = readFileSync('docs/dsa-feed.service', 'utf8')
const containerfile = readFileSync('docs/Containerfile', 'utf8')

/** `NAME` or NAME=value, as settings are written; also those the server has nothing to do with. */
function settingsNamedIn(text: string): string[] {
  return [...text.matchAll(/`([A-Z][A-Z_]*[A-Z])(?:=[^`]*)?`|\b([A-Z][A-Z_]*[A-Z])=/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
}

test.each([
  ['docs/deploy.md', deploy, 10],
  ['docs/dsa-feed.service', unit, 2],
  ['docs/Containerfile', containerfile, 2],
])('%s names no setting that the server does not have', (_, text, least) => {
  const known = ['NODE_ENV', ...settingTable.map(({ name }) => name)]
  const named = settingsNamedIn(text)
  expect(new Set(named).size).toBeGreaterThanOrEqual(least)
  expect(named.filter((name) => !known.includes(name))).toEqual([])
})

test('what the guide for operators names is there', () => {
  const links = [...deploy.matchAll(/\]\(([^)#]+)/g)].map((match) => `docs/${match[1]}`)
  const files = [...deploy.matchAll(/`((?:proxy|docs)\/[\w./-]+)`/g)].map((match) => match[1] ?? '')
  const copied = [...containerfile.matchAll(/^COPY (?!--)(.*) \S+$/gm)].flatMap((match) =>
    match[1]?.split(' '),
  )
  expect([links.length, files.length, copied.length].every((count) => count > 1)).toBe(true)
  expect([...links, ...files, ...copied].filter((path) => !existsSync(path ?? ''))).toEqual([])
  for (const [, name] of deploy.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty(name ?? '')
  const metrics = [...deploy.matchAll(/\bdsa_\w+/g)].map(([name]) => name)
  const known = readFileSync('proxy/run/prometheus.ts', 'utf8')
  expect(metrics.length).toBeGreaterThan(2)
  expect(metrics.filter((name) => !known.includes(`'${name}'`))).toEqual([])
})

test('the server is run with the same flags everywhere', () => {
  expect(serverFlags.length).toBeGreaterThan(0)
  for (const text of [deploy, unit, containerfile])
    for (const flag of serverFlags) expect(text).toContain(flag)
})
