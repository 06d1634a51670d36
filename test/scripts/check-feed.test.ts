import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Settings } from '../../proxy/config.ts'
import { startServer } from '../../proxy/server.ts'
import { type HealthReport, paths } from '../../proxy/wire.ts'
import { checkCatalog } from '../../scripts/check-catalog.ts'
import { readCall, usage } from '../../scripts/check-feed-call.ts'
import { atEnd, freePort, publisher, tempDir, writeCatalog } from '../proxy/support.ts'
import { settingsIn } from '../proxy/support-settings.ts'
import { makeFeed } from '../support/make-feed.ts'

interface Printed {
  code: number
  out: string
  told: string[]
}

/** `env` holds all settings it sees. */
function checkFeed(args: readonly string[], env: Record<string, string> = {}): Promise<Printed> {
  const { PATH = '' } = process.env
  return new Promise((done) => {
    const call = ['scripts/check-feed.mjs', ...args]
    const child = execFile(process.execPath, call, { env: { PATH, ...env } }, (_, out, told) =>
      done({ code: child.exitCode ?? -1, out, told: told.trimEnd().split('\n') }),
    )
  })
}

const dayMs = 86_400_000
const yesterday = Date.now() - dayMs
const recent = makeFeed({ title: 'Elm DSA', newestAt: yesterday })
const old = makeFeed({ title: 'Old DSA', newestAt: Date.now() - 800 * dayMs })

function startSite(): Promise<string> {
  return publisher((request, response) => {
    if (request.url === '/moved') return response.writeHead(301, { location: '/feed' }).end()
    if (request.url === '/page') return response.end('<!doctype html><title>Elm</title>')
    const feed = { '/feed': recent, '/old': old }[request.url ?? '']
    if (feed === undefined) return response.writeHead(404).end()
    response.setHeader('content-type', feed.contentType).setHeader('etag', '"1"').end(feed.body)
  })
}

test('an address is fetched as the server does, shown as a file is, and reported on', async () => {
  const site = await startSite()
  const asked = await checkFeed(['--url', `http://${site}/moved`], { ALLOW_HOSTS: site })
  expect(asked.told).toEqual([
    `Redirect: for good, to http://${site}/feed.`,
    'Status: 200.',
    `Content type: ${recent.contentType}.`,
    'Cache headers: ETag "1".',
    `Size: ${Math.ceil(Buffer.byteLength(recent.body) / 1000)} KB.`,
    'Items: 10.',
    'Texts: none cut short.',
    'Ids: all given by the feed.',
    `Dates: newest ${new Date(yesterday).toISOString().slice(0, 10)}.`,
    'Images: in 4 of 10 items.',
    'Fit for the catalog.',
  ])
  expect(asked.code).toBe(0)
  const file = join(await tempDir(), 'feed.xml')
  await writeFile(file, recent.body)
  const saved = await checkFeed([file, '--url', `http://${site}/feed`, '--content-type', recent.contentType])
  expect(JSON.parse(asked.out)).toMatchObject({ title: 'Elm DSA' })
  expect(saved).toEqual({ code: 0, out: asked.out, told: [''] })
})

test('what cannot be had or is no feed is told in words, and prints nothing', async () => {
  const site = await startSite()
  const gone = await checkFeed(['--url', `http://${site}/gone`], { ALLOW_HOSTS: site })
  expect(gone).toMatchObject({ code: 1, out: '' })
  expect(gone.told).toEqual([
    'Status: 404.',
    'Not fit for the catalog: The feed isn’t at its address anymore.',
  ])
  const page = await checkFeed(['--url', `http://${site}/page`], { ALLOW_HOSTS: site })
  expect(page).toMatchObject({ code: 1, out: '' })
  expect(page.told.at(-1)).toBe('Not fit for the catalog: The site sends a web page instead of its feed.')
})

test('an address of this machine is asked only where ALLOW_HOSTS names it', async () => {
  const { code, told } = await checkFeed(['--url', `http://${await startSite()}/feed`])
  expect(code).toBe(1)
  expect(told).toEqual([
    'Not fit for the catalog: The feed’s address leads to a place our server doesn’t go.',
  ])
})

test('every source of a catalog that is not retired has its line', async () => {
  const site = await startSite()
  const closed = await freePort()
  const catalog = await writeCatalog(await tempDir(), [
    { id: 'elm', feed: `http://${site}/feed` },
    { id: 'old', feed: `http://${site}/old` },
    { id: 'closed', feed: `http://${closed}/feed` },
    { id: 'retired', feed: `http://${site}/gone`, retired: { on: '2025-01-01', reason: 'Merged.' } },
  ])
  const { code, out } = await checkFeed(['--catalog', catalog], { ALLOW_HOSTS: `${site},${closed}` })
  const lines = out.trimEnd().split('\n')
  expect(lines.at(-1)).toBe('1 of 3 sources are fit.')
  expect(lines.slice(0, -1).sort()).toEqual([
    'bad  closed  The site turns connections away.',
    expect.stringMatching(/^bad {2}old {2}Its newest post, of \d{4}-\d\d-\d\d, is over two years old\.$/),
    expect.stringMatching(/^ok {3}elm {2}10 items, newest of \d{4}-\d\d-\d\d$/),
  ])
  expect(code).toBe(1)
})

test('a note of it is left for the server, which tells of it in its report of health', async () => {
  const site = await startSite()
  const dir = await tempDir()
  const sources = [
    { id: 'elm', feed: `http://${site}/feed` },
    { id: 'old', feed: `http://${site}/old` },
  ]
  const settings = await settingsIn(dir, sources, [site])
  const { server } = await startQuietly(settings)
  const report = async () => (await (await fetch(server.url + paths.health)).json()) as HealthReport
  expect(await report()).not.toHaveProperty('check')
  const env = { ALLOW_HOSTS: site, CATALOG: settings.catalogFile, CACHE_DIR: settings.cacheDir }
  expect((await checkFeed(['--catalog', '--note'], env)).code).toBe(1)
  clock += 11_000
  const { check } = await report()
  expect(check).toEqual({ at: expect.any(Number), asked: 2, unfit: ['old'] })
  expect(Math.abs((check?.at ?? 0) * 1000 - Date.now())).toBeLessThan(60_000)
  await writeFile(join(settings.cacheDir, 'catalog-check.json'), '{"at":"now"}')
  clock += 11_000
  expect(await report()).not.toHaveProperty('check')
  const nowhere = await checkFeed(['--catalog', '--note'], { ...env, CACHE_DIR: join(dir, 'none') })
  expect(nowhere).toMatchObject({ code: 2, told: [expect.stringContaining('Cannot write into ')] })
})

/** Of the server's clock: a report is kept for ten seconds. */
let clock = 0

async function startQuietly(settings: Settings) {
  const now = () => Date.now() + clock
  const server = await startServer(settings, { log: () => {}, imageWorker: 'none', now })
  atEnd(server.close)
  await server.firstRound
  return { server }
}

test('a catalog is asked a few at a time, and a host for one feed at a time', async () => {
  const running: string[] = []
  let most = 0
  const ask = async (url: string) => {
    const { host } = new URL(url)
    expect(running).not.toContain(host)
    most = Math.max(most, running.push(host))
    await new Promise((done) => setTimeout(done, 5))
    running.splice(running.indexOf(host), 1)
    return { kind: 'noAnswer' as const, why: 'The site can’t be reached.' }
  }
  const sources = Array.from({ length: 24 }, (_, at) => {
    return { id: `s${at}`, feed: `https://host${at % 12}.example/${at}`, isRetired: false }
  })
  const lines: string[] = []
  const found = await checkCatalog(sources, ask, async (line) => void lines.push(line))
  expect(found).toEqual({ asked: 24, unfit: sources.map(({ id }) => id) })
  expect(lines).toHaveLength(25)
  expect(lines.every((line) => !line.includes('The check failed'))).toBe(true)
  expect(most).toBe(6)
})

test.each([
  [[], 'Which file or address?'],
  [['a.xml', 'b.xml'], 'There is one file too many.'],
  [['a.xml', '--batch', 'list.ndjson'], 'A file or a list, not both.'],
  [['--catalog', '--batch', 'list.ndjson'], 'A list or a catalog, not both.'],
  [['--catalog', 'catalog.json', '--note'], 'Only of the server’s own catalog a note is made.'],
  [['--batch', 'list.ndjson', '--note'], 'Only of the server’s own catalog a note is made.'],
  [['--catalog', '--url', 'https://elm.example/'], 'A catalog brings its own addresses.'],
  [
    ['--url', 'https://elm.example/', '--content-type', 'text/xml'],
    'A content type goes with a file; an address brings its own.',
  ],
  [['--url', 'elm.example/feed'], 'An address starts with http:// or https://.'],
])('a wrong call is answered with a sentence: %j', (args, sentence) => {
  expect(readCall(args)).toBe(sentence)
})

test.each<[string[], Record<string, string>, string]>([
  [['--url', 'elm.example/feed'], {}, `An address starts with http:// or https://. ${usage}`],
  [['--catalog', '/no/such.json'], {}, 'Cannot read /no/such.json.'],
  [['--catalog'], { ALLOW_HOSTS: 'here' }, 'ALLOW_HOSTS must list host:port pairs; "here" is none.'],
])('a call that cannot be carried out ends with 2: %j', async (args, env, sentence) => {
  expect(await checkFeed(args, env)).toEqual({ code: 2, out: '', told: [sentence] })
})
