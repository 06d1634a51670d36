import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterEach, expect, test } from 'vitest'
import type { Readiness } from '../../src/core/domain/readiness.ts'
import { cacheNames } from '../../src/core/storage/cache-names.ts'
import { en } from '../../src/ui/words/en.ts'
import { readyEn } from '../../src/ui/words/ready-en.ts'
import { savedEn } from '../../src/ui/words/saved-en.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import type { FeedOptions } from '../support/make-feed.ts'
import { startWorld, type World } from '../support/world.ts'

const picture = fileURLToPath(new URL('../../public/icons/icon-192.png', import.meta.url))
const images = /^\/api\/image/
const keptPicture = /^\/api\/image.*w=720$/
const ready = /^Ready, as of \d\d:\d\d$/
let world: World

afterEach(() => world?.close())

test('200 posts never opened show all their pictures after the browser and the server were killed', async () => {
  const page = await start({ sources: 4, feed: { items: 50, imageEvery: 1 } })
  await openRefreshed(page, world.line.url)
  await whenLine(page, ready)
  expect(await storedRows(page, 'images')).toHaveLength(200)
  const ids = (await storedRows(page, 'posts')).map(({ id }) => id)
  expect(ids).toHaveLength(200)
  await world.phone.kill()
  await world.app.kill()
  await world.publisher.stop()
  await world.phone.restart()

  const again = world.phone.page
  await world.phone.context.setOffline(true)
  const failed: string[] = []
  world.phone.context.on('requestfailed', (request) => failed.push(request.url()))
  await again.goto(world.line.url)
  await again.getByRole('article').first().waitFor()
  expect(await again.evaluate(picturelessPosts, ids)).toEqual([])
  expect(failed.filter((url) => images.test(new URL(url).pathname))).toEqual([])
  await whenLine(again, ready)
  world.phone.expectNoFaults()
})

test('a post whose picture is not here is marked on its row, and says so where it is read', async () => {
  const page = await start({ sources: 1, feed: { items: 3, imageEvery: 1 } })
  const [lost = ''] = picturePaths()
  world.publisher.fault(lost, { kind: 'status', status: 404 })
  await openRefreshed(page, world.line.url)
  await whenLine(page, ready)
  const newest = page.getByRole('article').first()
  await newest.getByRole('img', { name: readyEn.notWhole }).waitFor()
  expect(await page.getByRole('img', { name: readyEn.notWhole }).count()).toBe(1)
  await newest.getByRole('link').first().click()
  await page.locator('.picture-missing', { hasText: en.post.imageNeedsNetwork }).waitFor()
  world.publisher.mend(lost)
  await page.locator('.ready-button').click()
  await fetchUntil(page, 3)
  // The post that is open has it now, too.
  await page.locator('.picture-missing').waitFor({ state: 'detached' })
  await eventually(async () => expect(await page.evaluate(shownPictures)).toBe(1))
  await page.goto(world.line.url)
  await whenReady(page)
  await eventually(async () => {
    expect(await page.getByRole('article').count()).toBe(3)
    expect(await page.getByRole('img', { name: readyEn.notWhole }).count()).toBe(0)
  })
  world.phone.expectNoFaults()
})

test('a picture is fetched once, at one width, and asked for no more when nothing is new', async () => {
  const page = await start({ sources: 2, feed: { items: 6, imageEvery: 1 } })
  await openRefreshed(page, world.line.url)
  await whenLine(page, ready)
  await refreshByHand(page)
  await whenReady(page)
  await page.reload()
  await page.getByRole('article').first().waitFor()
  await page.mouse.wheel(0, 5000)
  await page.getByRole('article').last().getByRole('link').first().click()
  await page.locator('.post-body img').first().waitFor()
  const asked = world.line.requests(images).map((path) => new URLSearchParams(path.split('?')[1]))
  const kept = asked.filter((query) => query.get('w') === '720')
  expect(kept.map((query) => query.get('url')).sort()).toEqual(
    (await storedRows(page, 'images')).map(({ address }) => address).sort(),
  )
  const [day] = await storedRows(page, 'dataUse')
  const bytes = (await storedRows(page, 'images')).reduce((sum, image) => sum + image.bytes, 0)
  expect(day?.bytes).toBeGreaterThanOrEqual(bytes)
  world.phone.expectNoFaults()
})

test.each([
  ['altered', true],
  ['gone', false],
])('a picture whose bytes are %s is named, and one tap fetches it', async (_, isAltered) => {
  const page = await start({ sources: 2, feed: { items: 6, imageEvery: 1 } })
  await openRefreshed(page, world.line.url)
  await whenLine(page, ready)
  await page.evaluate(breakPicture, { name: cacheNames.keptPictures, isAltered })
  await page.locator('.ready-button').click()
  await page.getByRole('button', { name: readyEn.check }).click()
  await page.locator('.ready-sentence', { hasText: readyEn.picturesMissing(1) }).waitFor()
  await page.getByText(readyEn.missing(1)).waitFor()
  expect(await page.locator('.ready-posts a').count()).toBe(1)
  await page.getByRole('button', { name: readyEn.fetch }).click()
  await page.locator('.ready-sentence', { hasText: ready }).waitFor()
  expect(await storedRows(page, 'images')).toHaveLength(12)
  world.phone.expectNoFaults()
})

test('what is promised changes with the choice of sources, and what is missing of it is told anew', async () => {
  const page = await start({ sources: 2, feed: { items: 6, imageEvery: 1 } })
  await openRefreshed(page, world.line.url)
  await whenLine(page, ready)
  await page.evaluate(breakPicture, { name: cacheNames.keptPictures, isAltered: false })
  await page.locator('.ready-button').click()
  await page.getByRole('button', { name: readyEn.check }).click()
  await page.locator('.ready-sentence', { hasText: readyEn.picturesMissing(1) }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: en.nav.sources, exact: true }).click()
  await eventually(async () => expect(await page.getByRole('switch').count()).toBe(2))
  const switches = await page.getByRole('switch').all()
  for (const one of switches) await one.click()
  await whenLine(page, ready)
  for (const one of switches) await one.click()
  await whenLine(page, new RegExp(`^${readyEn.picturesMissing(1)}$`))
  world.phone.expectNoFaults()
})

test('posts are up to date before their pictures come, and a browser killed amid these goes on from there', async () => {
  const page = await start({ sources: 2, feed: { items: 6, imageEvery: 1 } })
  const release = world.line.hold(keptPicture, 5)
  await openRefreshed(page, world.line.url)
  await eventually(async () => expect(await storedRows(page, 'images')).toHaveLength(5))
  await whenLine(page, new RegExp(`^${readyEn.fetching(5, 12)}$`))
  await world.phone.kill()
  release()
  await world.phone.restart()
  world.line.forgetRequests()

  const again = world.phone.page
  await openRefreshed(again, world.line.url)
  await whenLine(again, ready)
  expect(world.line.requests(keptPicture)).toHaveLength(7)
  expect(await storedRows(again, 'images')).toHaveLength(12)
  world.phone.expectNoFaults()
})

test('a reader who stops the pictures keeps those that came, and is told how many did not', async () => {
  const page = await start({ sources: 2, feed: { items: 6, imageEvery: 1 } })
  const release = world.line.hold(keptPicture, 5)
  await openRefreshed(page, world.line.url)
  await eventually(async () => expect(await storedRows(page, 'images')).toHaveLength(5))
  await page.locator('.ready-button').click()
  await page.getByRole('button', { name: readyEn.stop }).click()
  await page.locator('.ready-sentence', { hasText: readyEn.picturesMissing(7) }).waitFor()
  release()
  await page.getByRole('button', { name: readyEn.fetch }).click()
  await page.locator('.ready-sentence', { hasText: ready }).waitFor()
  expect(await storedRows(page, 'images')).toHaveLength(12)
  world.phone.expectNoFaults()
})

test('a captive portal’s page is kept as no picture, and the rest comes once it is gone', async () => {
  const page = await start({ sources: 2, feed: { items: 6, imageEvery: 1 } })
  const release = world.line.hold(keptPicture)
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  world.line.forgetRequests()
  await openRefreshed(page, world.line.url)
  await eventually(() => expect(world.line.requests(keptPicture).length).toBeGreaterThan(2))
  world.line.showPortal('page')
  release()
  await eventually(async () => expect((await readinessOf(page))?.problem?.code).toBe('captivePortal'))
  const stored = await storedRows(page, 'images')
  expect(stored.length).toBeLessThan(12)
  expect(await page.evaluate(keptBeginnings, cacheNames.keptPictures)).toEqual(stored.map(() => 'RIFF'))
  await whenLine(page, new RegExp(`^${readyEn.picturesMissing(12 - stored.length)}$`))
  world.line.showPortal(undefined)
  await refreshByHand(page)
  await whenLine(page, ready)
  expect(await storedRows(page, 'images')).toHaveLength(12)
  world.phone.expectNoFaults()
})

test('a picture that its publisher has lost is asked for once, told of, and spoils nothing', async () => {
  const page = await start({ sources: 1, feed: { items: 4, imageEvery: 1 } })
  const [lost = ''] = picturePaths()
  world.publisher.fault(lost, { kind: 'status', status: 404 })
  await openRefreshed(page, world.line.url)
  await whenLine(page, ready)
  world.publisher.mend(lost)
  await refreshByHand(page)
  await whenReady(page)
  expect(world.line.requests(askedFor(lost))).toHaveLength(1)
  await page.locator('.ready-button').click()
  await page.getByText(readyEn.lost(1)).waitFor()
  await fetchUntil(page, 4)
  world.phone.expectNoFaults()
})

test('a phone full of pictures loses no text, has room for what is saved, and goes on asking for no more', async () => {
  const page = await start({ sources: 1, feed: { items: 24, imageEvery: 1 } })
  const noise = await sharp(randomBytes(720 * 540 * 3), { raw: { width: 720, height: 540, channels: 3 } })
    .jpeg()
    .toBuffer()
  for (const path of picturePaths()) world.publisher.serve(path, { body: noise, contentType: 'image/jpeg' })
  const session = await world.phone.context.newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: world.line.url, quotaSize: 4_500_000 })
  await openRefreshed(page, world.line.url)
  await eventually(async () => expect((await readinessOf(page))?.isFull).toBe(true))
  expect(await storedRows(page, 'posts')).toHaveLength(24)
  expect(await storedRows(page, 'bodies')).toHaveLength(24)
  const stored = await storedRows(page, 'images')
  expect(stored.length).toBeGreaterThan(2)
  expect(stored.length).toBeLessThan(24)
  const oldest = (await storedRows(page, 'posts')).sort((one, other) => one.sortAt - other.sortAt)[0]
  const address = oldest?.leadImage?.url ?? ''
  expect(stored.map((image) => image.address)).not.toContain(address)

  await page.goto(`${world.line.url}/post/${oldest?.id}`)
  await page.getByRole('button', { name: savedEn.save, exact: true }).click()
  await eventually(async () => expect(await storedRows(page, 'saved')).toHaveLength(1))
  await page.goto(world.line.url)
  // The browser frees room in its own time.
  await eventually(async () => {
    await refreshByHand(page)
    await whenReady(page)
    expect((await storedRows(page, 'images')).map((image) => image.address)).toContain(address)
  })
  world.line.forgetRequests()
  await refreshByHand(page)
  await whenReady(page)
  expect(world.line.requests(keptPicture)).toEqual([])
  expect(await storedRows(page, 'bodies')).toHaveLength(24)
  world.phone.expectNoFaults()
})

async function start({ sources, feed }: { sources: number; feed: FeedOptions }): Promise<Page> {
  world = await startWorld({
    sources,
    feed,
    prepare: (all, publisher) => {
      for (const { id } of all)
        for (let at = 0; at < (feed.items ?? 0); at++)
          publisher.serve(`/${id}/images/${at}.jpg`, { file: picture, contentType: 'image/png' })
    },
  })
  return world.phone.page
}

/** Where the publisher has the pictures, the newest post's first. */
function picturePaths(): string[] {
  return [...world.feeds.values()].flatMap(({ items }) =>
    items.flatMap(({ imageUrl }) => (imageUrl ? new URL(imageUrl).pathname : [])),
  )
}

function askedFor(path: string): RegExp {
  return new RegExp(`${encodeURIComponent(path)}&w=720$`)
}

/** Our server asks no publisher again at once, so that one tap may be too early. */
/** Runs in the page: how many pictures of the post that is read are there. */
function shownPictures(): number {
  const pictures = document.querySelectorAll<HTMLImageElement>('.post-body img, .post-lead')
  return [...pictures].filter(({ naturalWidth }) => naturalWidth > 0).length
}

async function fetchUntil(page: Page, count: number): Promise<void> {
  const button = page.getByRole('button', { name: readyEn.fetch })
  await eventually(async () => {
    if (await button.isVisible()) await button.click()
    expect(await storedRows(page, 'images')).toHaveLength(count)
  })
}

async function whenLine(page: Page, text: RegExp): Promise<void> {
  await page.locator('.ready-button', { hasText: text }).waitFor()
}

/** The check that follows the last refresh is done. */
async function whenReady(page: Page): Promise<void> {
  await eventually(async () => {
    const states = await storedRows(page, 'serverStates')
    const last = states.flatMap((state) => (state.key === 'lastRefresh' ? state.last.finishedAt : []))[0]
    const checked = (await readinessOf(page))?.checkedAt
    if (!last || !checked || checked < last) throw new Error('Not checked since the last refresh.')
  })
}

async function readinessOf(page: Page): Promise<Readiness | undefined> {
  const states = await storedRows(page, 'serverStates')
  return states.flatMap((state) => (state.key === 'readiness' ? state.readiness : []))[0]
}

/** Opens each post as a tap would, with no new page. Gives those whose picture does not show. Runs in the page. */
async function picturelessPosts(ids: string[]): Promise<string[]> {
  const link = document.body.appendChild(document.createElement('a'))
  const shows = async (id: string) => {
    // Until the next post's is drawn the last one's picture stands there.
    document.querySelector('.post')?.classList.add('was-here')
    link.href = `/post/${id}`
    link.click()
    for (const end = performance.now() + 20_000; performance.now() < end; ) {
      await new Promise((done) => setTimeout(done, 5))
      const isOpen = document.querySelector('.post') && !document.querySelector('.was-here')
      const image = document.querySelector<HTMLImageElement>('.post-body img, .post-lead')
      image?.scrollIntoView()
      if (isOpen && image?.complete && image.naturalWidth > 0) return true
      if (isOpen && document.querySelector('.picture-missing')) return false
    }
    return false
  }
  const missing: string[] = []
  for (const id of ids) if (!(await shows(id))) missing.push(id)
  return missing
}

/** Runs in the page. */
async function breakPicture({ name, isAltered }: { name: string; isAltered: boolean }): Promise<void> {
  const cache = await caches.open(name)
  const [key] = await cache.keys()
  if (!key) throw new Error('No picture is kept.')
  const bytes = new Uint8Array((await (await cache.match(key))?.arrayBuffer()) ?? [])
  await cache.delete(key)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  if (isAltered) await cache.put(key, new Response(bytes, { headers: { 'content-type': 'image/webp' } }))
}

/** First letters of every picture that is kept. Runs in the page. */
async function keptBeginnings(name: string): Promise<string[]> {
  const cache = await caches.open(name)
  const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)))
  return Promise.all(answers.map(async (answer) => (await answer?.text())?.slice(0, 4) ?? ''))
}
