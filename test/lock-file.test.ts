import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { completeLock, lockFaults } from '../scripts/lock-complete.mjs'

const read = () => JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))

test('the lock file is complete for every platform and records no download address', () => {
  expect(lockFaults(read())).toEqual([])
})

test('completing a lock adds what npm left out, where its parent looks for it', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': {},
      'node_modules/a/node_modules/b': {
        dev: true,
        optionalDependencies: {
          '@b/linux-arm64-musl': '1.2.3',
          '@b/win32-x64-msvc': '^1.2.3',
          here: '1.0.0',
        },
      },
      'node_modules/here': { resolved: 'https://registry.example/here.tgz' },
    },
  }
  expect(lockFaults(lock)).toHaveLength(2)
  completeLock(lock)
  expect(lockFaults(lock)).toEqual([])
  expect(lock.packages).toMatchObject({
    'node_modules/a/node_modules/@b/linux-arm64-musl': {
      version: '1.2.3',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['linux'],
    },
    'node_modules/a/node_modules/@b/win32-x64-msvc': { version: '1.2.3', cpu: ['x64'], os: ['win32'] },
    'node_modules/here': {},
  })
})

test('completing a complete lock changes nothing', () => {
  const lock = read()
  completeLock(lock)
  expect(JSON.stringify(lock)).toBe(JSON.stringify(read()))
})
