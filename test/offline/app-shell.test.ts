import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { publishNewVersion } from '../support/new-version.ts'
import { startWorld, type World } from '../support/world.ts'

const built = fileURLToPath(new URL('../../dist', import.meta.url))
let workDir: string
let dist: string
let world: World

// The server gives out a copy of the build, so that a test can put a newer one in its place.
beforeEach(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'dsa-feed-shell-'))
  dist = join(workDir, 'dist')
  await cp(built, dist, { recursive: true })
  world = await startWorld({ sources: 2, app: { workDir } })
  await openRefreshed(world.phone.page, world.line.url)
  await whenShellIsKept(world.phone.page)
})

afterEach(async () => {
  await world?.close()
  await rm(workDir, { recursive: true, force: true })
})

test('every file a screen may need is stored at the first visit', async () => {
  const files = await readdir(dist, { recursive: true, withFileTypes: true })
  const needed = files
    .filter((file) => file.isFile() && /\.(js|css|html|woff2)$/.test(file.name) && file.name !== 'sw.js')
    .map(({ parentPath, name }) => `/${relative(dist, join(parentPath, name))}`)
  expect(needed.length).toBeGreaterThan(10)
  expect(await precachedPaths(world.phone.page)).toEqual(expect.arrayContaining(needed))
})

test('every screen opens by its address with no server and a browser just started', async () => {
  const { phone, line } = world
  const [post] = await storedRows(phone.page, 'posts')
  await world.app.kill()
  await phone.kill()
  await phone.restart()
  const headings = {
    '/': en.titles.timeline,
    [`/post/${post?.id}`]: post?.title ?? '',
    '/saved': en.titles.saved,
    '/sources': en.titles.sources,
    '/settings': en.titles.settings,
    '/nowhere': en.titles.notFound,
  }
  for (const [path, name] of Object.entries(headings)) {
    await phone.page.goto(line.url + path)
    await phone.page.getByRole('heading', { level: 1, name, exact: true }).waitFor({ state: 'attached' })
  }
  await phone.page.getByRole('main').getByRole('link', { name: en.notFound.home }).click()
  await phone.page.getByRole('article').first().waitFor()
  phone.expectNoFaults()
})

test('a start has the newest posts in the page itself, as they were last drawn', async () => {
  const { phone, line, sources } = world
  const { page } = phone
  await page.getByRole('button', { name: en.welcome.followAll, exact: true }).click()
  const newest = (await page.getByRole('article').first().getAttribute('aria-labelledby')) ?? ''
  expect(newest).not.toBe('')
  await eventually(async () => expect(await keptScreen(page)).toContain(newest))
  expect(await keptScreen(page)).toContain('class=\\"status status-of-then\\"')
  const inPage = (await keptScreen(page))?.split('<article').length ?? 0
  await world.app.kill()
  await phone.kill()
  await phone.restart()
  await phone.context.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      Object.assign(globalThis, { rowOfPage: document.querySelector('article') })
    })
  })
  expect(await startPage(phone.page)).toContain(`id="${newest}"`)
  await phone.page.getByRole('status').filter({ hasText: 'Posts as of' }).waitFor()
  // By then it has read on.
  await eventually(async () => expect(await phone.page.getByRole('article').count()).toBeGreaterThan(inPage))
  // The app goes on with the very elements that are on screen.
  expect(
    await phone.page.evaluate(
      () => (globalThis as { rowOfPage?: Element }).rowOfPage === document.querySelector('article'),
    ),
  ).toBe(true)
  phone.expectNoFaults()

  const off = sources.find(({ id }) => newest.startsWith(`t-${id}/`))
  await phone.page.goto(`${line.url}/sources`)
  await phone.page.getByRole('switch', { name: off?.title ?? '', exact: true }).click()
  await eventually(async () => expect(await keptScreen(phone.page)).toBeUndefined())
  expect(await startPage(phone.page)).not.toContain('class="post-row')
  await eventually(async () => expect(await keptScreen(phone.page)).toContain('post-row'))
  const later = await startPage(phone.page)
  expect(later).toContain('class="post-row')
  expect(later).not.toContain(newest)
})

test('a new version is offered and not forced: the old one stays until the reader takes the new', async () => {
  const { page } = world.phone
  await publishNewVersion(dist)
  await page.reload()
  await page.getByText(en.update.ready).waitFor()
  expect(await shownVersion(page)).toBe('old')

  await page.getByRole('button', { name: en.update.later }).click()
  await page.getByText(en.update.ready).waitFor({ state: 'detached' })
  await page.goto(`${world.line.url}/settings`)
  await page.getByText(en.update.ready).waitFor()
  expect(await shownVersion(page)).toBe('old')

  await page.getByRole('button', { name: en.update.use }).click()
  await page.locator('meta[name=shell][content=new]').waitFor({ state: 'attached' })
  await page.getByRole('heading', { name: en.titles.settings }).waitFor()
  expect(await page.getByText(en.update.ready).count()).toBe(0)
  world.phone.expectNoFaults()
})

test('a new version that does not arrive whole is not offered, and the old one goes on', async () => {
  const { page } = world.phone
  await publishNewVersion(dist, { missingFile: 'assets/missing.js' })
  await page.reload()
  const end = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update().catch(() => {})
    const { installing } = registration
    if (installing)
      await new Promise<void>((resolve) =>
        installing.addEventListener('statechange', () => installing.state === 'redundant' && resolve()),
      )
    return { isWaiting: registration.waiting !== null, active: registration.active?.state }
  })
  expect(end).toEqual({ isWaiting: false, active: 'activated' })
  await world.app.kill()
  await page.reload()
  await page.getByRole('article').first().waitFor()
  expect(await shownVersion(page)).toBe('old')
  expect(await page.getByText(en.update.ready).count()).toBe(0)
})

test('Chromium finds nothing that keeps it from being installed', async () => {
  const { context, page } = world.phone
  const session = await context.newCDPSession(page)
  const manifest = await session.send('Page.getAppManifest')
  expect(manifest.url).toBe(`${world.line.url}/manifest.webmanifest`)
  expect(manifest.errors).toEqual([])
  expect(await session.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] })
  const { icons = [], shortcuts = [], screenshots = [] } = JSON.parse(manifest.data ?? '{}')
  for (const { src } of [
    ...icons,
    ...shortcuts.flatMap(({ icons }: { icons: object[] }) => icons),
    ...screenshots,
  ]) {
    const answer = await fetch(world.line.url + src)
    expect([src, answer.status, answer.headers.get('content-type')?.split('/')[0]]).toEqual([
      src,
      200,
      'image',
    ])
  }
})

/** The page as it comes from the phone's own storage, before any script has run. */
async function startPage(page: Page): Promise<string> {
  const answer = await page.goto(world.line.url)
  expect(answer?.fromServiceWorker()).toBe(true)
  const text = await answer?.text()
  await page.getByRole('article').first().waitFor()
  return text ?? ''
}

function keptScreen(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => (await caches.match('/first-screen'))?.text())
}

async function precachedPaths(page: Page): Promise<string[]> {
  const urls = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('precache'))
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => url)
  })
  return urls.map((url) => new URL(url).pathname)
}

async function shownVersion(page: Page): Promise<string> {
  return (await page.locator('meta[name=shell]').count()) === 0 ? 'old' : 'new'
}
