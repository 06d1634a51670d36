import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingTable } from '../proxy/config.ts'

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
