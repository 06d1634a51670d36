import { expect, test } from 'vitest'
import { readConfig } from '../../proxy/config.ts'
import { settingTable } from '../../proxy/setting-table.ts'
import { StartError } from '../../proxy/start-error.ts'

function errorOf(env: Record<string, unknown>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof StartError) return error.message
    throw error
  }
  return ''
}

test('an empty environment gives the defaults', () => {
  const settings = readConfig({})
  expect(settings).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    cacheDir: '.cache/dsa-feed',
    pollMs: 1_800_000,
  })
  expect(settings.allowHosts.size).toBe(0)
  expect(settings).not.toHaveProperty('publicUrl')
})

test('every setting is read', () => {
  const settings = readConfig({
    PORT: '0',
    HOST: '::',
    CATALOG: '/c.json',
    CACHE_DIR: '/tmp/c',
    ALLOW_HOSTS: 'localhost:9000, [::1]:80,EXAMPLE.org:81',
    PUBLIC_URL: 'https://feed.example.org/',
    EGRESS_PROXY: 'http://proxy.example:3128',
    POLL_MINUTES: '0.5',
  })
  expect(settings).toMatchObject({
    port: 0,
    host: '::',
    catalogFile: '/c.json',
    cacheDir: '/tmp/c',
    publicUrl: 'https://feed.example.org/',
    egressProxy: { host: 'proxy.example', port: 3128 },
    pollMs: 30_000,
  })
  expect([...settings.allowHosts]).toEqual(['localhost:9000', '[::1]:80', 'example.org:81'])
})

test('notifications are on, with a contact where one is given', () => {
  expect(readConfig({})).toMatchObject({ hasPush: true })
  expect(readConfig({})).not.toHaveProperty('pushContact')
  expect(readConfig({ PUSH: 'off' }).hasPush).toBe(false)
  for (const contact of ['mailto:it@chapter.example', 'https://chapter.example/contact'])
    expect(readConfig({ PUSH_CONTACT: contact }).pushContact).toBe(contact)
})

test.each([
  ['PUSH', 'no'],
  ['PUSH_CONTACT', 'it@chapter.example'],
  ['PUSH_CONTACT', 'http://chapter.example'],
  ['PUSH_CONTACT', 'mailto:'],
])('%s may not be %s, by itself', (name, value) => {
  expect(errorOf({ [name]: value })).toContain(`${name} must`)
})

test('all that is wrong is told at once', () => {
  const message = errorOf({
    PORT: '70000',
    POLL_MINUTES: '-1',
    ALLOW_HOSTS: 'a,b:x,c:80',
    PUBLIC_URL: 'ftp://x',
  })
  expect(message.split('\n')).toHaveLength(5)
  for (const name of ['PORT', 'POLL_MINUTES', 'ALLOW_HOSTS', '"a"', '"b:x"', 'PUBLIC_URL']) {
    expect(message).toContain(name)
  }
})

test.each(['a:b@c:80', 'a/b:80', 'host:0', 'host:70000', ':80', '10.0.0.0/8:80'])(
  'the pair %s is refused',
  (pair) => {
    expect(errorOf({ ALLOW_HOSTS: pair })).toContain(pair)
  },
)

test('a malformed egress proxy ends the start, and its password is not shown', () => {
  const message = errorOf({ EGRESS_PROXY: 'http://me:solidarity@proxy.example:3128' })
  expect(message).toContain('EGRESS_PROXY must be written http://host:port')
  expect(message).not.toContain('solidarity')
})

test('a shared store is named by its address, a folder has a bound', () => {
  expect(readConfig({})).toMatchObject({ cacheMaxBytes: 2 ** 31 })
  expect(readConfig({})).not.toHaveProperty('redisUrl')
  expect(readConfig({ CACHE_MAX_MB: '5' }).cacheMaxBytes).toBe(5 * 1024 * 1024)
  for (const address of ['redis://localhost', 'rediss://me:secret@valkey.example:6380/3']) {
    expect(readConfig({ REDIS_URL: address }).redisUrl).toBe(address)
  }
})

test.each(['0', '-1', '1.5', 'all'])('CACHE_MAX_MB may not be %s', (value) => {
  expect(errorOf({ CACHE_MAX_MB: value })).toContain('CACHE_MAX_MB must be')
})

test.each(['http://:solidarity@x', 'localhost:6379', 'redis://', 'redis://:solidarity@x/y', 'solidarity'])(
  'REDIS_URL may not be %s, and is not shown',
  (value) => {
    expect(errorOf({ REDIS_URL: value })).toContain('REDIS_URL must be')
    expect(errorOf({ REDIS_URL: value })).not.toContain('solidarity')
  },
)

test('the table names every setting once, with a meaning', () => {
  const names = settingTable.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { meaning } of settingTable) expect(meaning).not.toBe('')
})

test('nothing is counted, nor anything but text logged, unless it is wished', () => {
  expect(readConfig({})).toMatchObject({ logFormat: 'text', drainMs: 0 })
  expect(readConfig({})).not.toHaveProperty('metrics')
  const env = { METRICS_PORT: '9100', METRICS_HOST: '10.0.0.2', LOG_FORMAT: 'json', DRAIN_SECONDS: '2.5' }
  expect(readConfig(env)).toMatchObject({
    metrics: { host: '10.0.0.2', port: 9100 },
    logFormat: 'json',
    drainMs: 2500,
  })
  expect(readConfig({ METRICS_PORT: '9100' }).metrics?.host).toBe('127.0.0.1')
})

test.each([
  ['METRICS_PORT', 'all'],
  ['METRICS_PORT', '-1'],
  ['LOG_FORMAT', 'JSON'],
  ['DRAIN_SECONDS', '9'],
])('%s may not be %s', (name, value) => {
  expect(errorOf({ [name]: value })).toContain(`${name} must be`)
})
