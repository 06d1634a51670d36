import { expect, test } from 'vitest'
import { readConfig, settingTable } from '../../proxy/config.ts'
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
    POLL_MINUTES: '0.5',
  })
  expect(settings).toMatchObject({
    port: 0,
    host: '::',
    catalogFile: '/c.json',
    cacheDir: '/tmp/c',
    publicUrl: 'https://feed.example.org/',
    pollMs: 30_000,
  })
  expect([...settings.allowHosts]).toEqual(['localhost:9000', '[::1]:80', 'example.org:81'])
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

test('the table names every setting once, with a meaning', () => {
  const names = settingTable.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { meaning } of settingTable) expect(meaning).not.toBe('')
})
