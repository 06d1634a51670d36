import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { sealStart } from '../../src/core/pack/pack-format.ts'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { chooseFile, keptPictures, madeFile } from '../support/pack-files.ts'
import type { Phone } from '../support/phone.ts'
import { startWorld, type World, type WorldOptions } from '../support/world.ts'

const picture = fileURLToPath(new URL('../../public/icons/icon-64.png', import.meta.url))
let world: World

afterEach(() => world?.close())

test('a post goes from one phone to another as a file, with no server there', async () => {
  const { giver, taker } = await startTwoPhones()
  const post = await newestPost(giver.page)
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  await giver.page.locator('.post-body img').first().scrollIntoViewIfNeeded()
  await eventually(async () => expect(await keptPictures(giver.page)).toBeGreaterThan(0))
  await world.app.kill()
  const file = await madeFile(giver.page)

  const { page } = taker
  await page.goto(`${world.line.url}/packs`)
  await chooseFile(page, file)
  await page.getByText(packsEn.unsignedText).waitFor()
  await page.getByText(packsEn.standingNew(1)).waitFor()
  expect(await storedRows(page, 'posts')).toEqual([])
  await page.getByRole('button', { name: packsEn.take }).click()
  await page.getByText(packsEn.taken(1)).waitFor()
  const [stored] = await storedRows(page, 'posts')
  expect(stored).toMatchObject({ ...post, contentHash: `file ${post.contentHash}`, labels: stored?.labels })
  expect(await storedRows(page, 'images')).toHaveLength(1)
  await page.getByRole('link', { name: post.title ?? '', exact: true }).click()
  await page.locator('.pack-posts .post-link').click()
  await page.getByText(packsEn.cameByFile).waitFor()
  await page
    .getByText(world.sources[0]?.title ?? '', { exact: true })
    .first()
    .waitFor()
  const image = page.locator('.post-body img')
  await image.scrollIntoViewIfNeeded()
  await eventually(async () =>
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0),
  )
  const text = await giver.page.locator('.post-body').textContent()
  expect(await page.locator('.post-body').textContent()).toBe(text)
  giver.expectNoFaults()
  taker.expectNoFaults()
})

test('a file made with a network proves its texts to a phone without one', async () => {
  const { giver, taker } = await startTwoPhones(/^\/api\/feeds\/./)
  const post = await newestPost(giver.page)
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  const file = await madeFile(giver.page)
  await world.app.kill()
  const { page } = taker
  await page.goto(`${world.line.url}/packs`)
  await chooseFile(page, file)
  await page.getByText(packsEn.signedText).waitFor()
  await page.getByText(new RegExp(`^Signed by ${new URL(world.line.url).host}, `)).waitFor()
  expect(await page.getByText(packsEn.unsignedText).count()).toBe(0)
  await page.getByRole('button', { name: packsEn.take }).click()
  await page.getByText(packsEn.taken(1)).waitFor()
  const [theirs] = await storedRows(page, 'bodies')
  const ours = (await storedRows(giver.page, 'bodies')).find(({ postId }) => postId === post.id)
  expect(theirs).toEqual(ours)
  expect((await storedRows(page, 'posts'))[0]?.contentHash).toBe(post.contentHash)
  await page.goto(`${world.line.url}/post/${post.id}`)
  await page.getByRole('heading', { level: 1, name: post.title ?? '' }).waitFor()
  expect(await page.locator('.file-note').count()).toBe(0)
  giver.expectNoFaults()
  taker.expectNoFaults()
})

test('a signed feed proves no text that somebody else wrote into the file', async () => {
  const { giver, taker } = await startTwoPhones(/^\/api\/feeds\/./)
  const post = await newestPost(giver.page)
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  const file = await madeFile(giver.page)
  const title = JSON.stringify(post.title).slice(1, -1)
  const forged = sealedAgain(file.toString(), (html) =>
    html.replace(`"title":"${title}"`, `"title":"${title.replace(/^./, 'X')}"`),
  )
  const { page } = taker
  await page.goto(`${world.line.url}/packs`)
  await chooseFile(page, forged)
  await page.getByText(packsEn.signedText).waitFor()
  await page.getByRole('button', { name: packsEn.take }).click()
  await page.getByText(packsEn.taken(1)).waitFor()
  expect((await storedRows(page, 'posts'))[0]?.title).toBe(post.title)
})

test('a file that another app hands over waits on the screen of packs until it is answered', async () => {
  const { giver, taker } = await startTwoPhones()
  const post = await newestPost(giver.page)
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  const file = await madeFile(giver.page)
  const { page } = taker
  await page.goto('about:blank')
  await page.setContent(
    `<form method="post" enctype="multipart/form-data" action="${world.line.url}/packs/handed"><input type="file" name="file"><button>Share</button></form>`,
  )
  await chooseFile(page, file)
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByText(packsEn.standingNew(1)).waitFor()
  await page.reload()
  await page.getByText(packsEn.standingNew(1)).waitFor()
  await page.getByRole('button', { name: packsEn.leave }).click()
  await page.getByText(packsEn.standingNew(1)).waitFor({ state: 'detached' })
  await eventually(() => expect(new URL(page.url()).search).toBe(''))
  expect(await page.evaluate(async () => (await (await caches.open('handed-files-v1')).keys()).length)).toBe(
    0,
  )
  expect(await storedRows(page, 'posts')).toEqual([])
})

test('a file is a page that any browser shows, without script, app or network', async () => {
  const { giver } = await startTwoPhones()
  const post = await newestPost(giver.page)
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  await giver.page.locator('.post-body img').first().scrollIntoViewIfNeeded()
  await eventually(async () => expect(await keptPictures(giver.page)).toBeGreaterThan(0))
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-file-'))
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] })
  try {
    const path = join(folder, 'post.html')
    await writeFile(path, await madeFile(giver.page))
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(path).href)
    await page.getByRole('heading', { level: 1, name: post.title ?? '' }).waitFor()
    await page.getByRole('img').waitFor()
    expect(await widthOf(page)).toBeGreaterThan(0)
    expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([])
    // Axe is a script, which the page's own policy forbids where scripts are on.
    const checked = await (await browser.newContext({ bypassCSP: true, offline: true })).newPage()
    await checked.goto(pathToFileURL(path).href)
    expect(await violationsInLightAndDark(checked)).toEqual([])
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('a pack is made, goes as a file, and is read on another phone with no server there', async () => {
  const { giver, taker } = await startTwoPhones()
  await makePack(giver.page, 'Laundry picket')
  await eventually(async () => expect(await keptPictures(giver.page)).toBe(3))
  await giver.page.getByText(packsEn.ready, { exact: true }).waitFor()
  await world.app.kill()
  const file = await madeFile(giver.page, packsEn.sendOf('Laundry picket'))
  const { page } = taker
  await page.goto(`${world.line.url}/packs`)
  await chooseFile(page, file)
  await page.getByText(packsEn.standingNew(6)).waitFor()
  await page.getByRole('button', { name: packsEn.take }).click()
  await page.getByText(packsEn.taken(6)).waitFor()
  expect(await keptPictures(page)).toBe(3)
  const [pack] = await storedRows(page, 'actionPacks')
  expect(pack).toMatchObject({ name: 'Laundry picket', received: 'unsigned' })
  expect(pack?.postIds).toHaveLength(6)
  // The giver's is as of its last refresh, the taker's says when the file was made.
  const [made] = await storedRows(giver.page, 'actionPacks')
  expect(made?.asOf).toBeLessThanOrEqual(made?.createdAt ?? 0)
  await giver.page.getByText(new RegExp(`${packsEn.contains(6)} · As of \\d\\d:\\d\\d`)).waitFor()
  await page.getByText(new RegExp(` · ${packsEn.made('')}\\d\\d:\\d\\d`)).waitFor()
  await page.getByRole('link', { name: 'Laundry picket', exact: true }).click()
  expect(await page.locator('.pack-posts .post-link').count()).toBe(6)
  giver.expectNoFaults()
  taker.expectNoFaults()
})

test('a file that was changed on its way says so, and nothing of it is stored', async () => {
  const { giver, taker } = await startTwoPhones()
  const post = await newestPost(giver.page)
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  const file = await madeFile(giver.page)
  const forged = Buffer.from(file.toString().replace('</h1>', ' is off</h1>'))
  const { page } = taker
  await page.goto(`${world.line.url}/packs`)
  for (const [html, sentence] of [
    [forged, packsEn.refused.changed],
    [file.subarray(0, file.length - 20), packsEn.refused.changed],
    [Buffer.from('<h1>News</h1>'), packsEn.refused.notAPack],
  ] as const) {
    await chooseFile(page, html)
    await page.getByRole('alert').getByText(sentence).waitFor()
  }
  expect(await page.getByRole('button', { name: packsEn.take }).count()).toBe(0)
  expect(await storedRows(page, 'posts')).toEqual([])
  expect(await storedRows(page, 'actionPacks')).toEqual([])
  taker.expectNoFaults()
})

test('one changed byte in text, manifest, key or date is told; with its seal made anew the file is unsigned', async () => {
  const { giver, taker } = await startTwoPhones(/^\/api\/feeds\/./)
  const post = await newestPost(giver.page)
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  const file = await madeFile(giver.page)
  const { page } = taker
  await page.goto(`${world.line.url}/packs`)
  for (const before of ['<h1', '"name":"', '"key":"', '"createdAt":', '"changed":', '"signature":"']) {
    const changed = oneByteAfter(file.toString('latin1'), before)
    await chooseFile(page, Buffer.from(changed, 'latin1'))
    await page.getByRole('alert').getByText(packsEn.refused.changed).waitFor()
    await chooseFile(page, Buffer.from('<h1>News</h1>'))
    await page.getByRole('alert').getByText(packsEn.refused.notAPack).waitFor()
  }
  for (const before of ['"changed":', '"signature":"', '"hash":"']) {
    const feeds = /"feeds":\[.*\]/
    const forged = sealedAgain(file.toString(), (html) =>
      html.replace(feeds, (listed) => oneByteAfter(listed, before)),
    )
    await chooseFile(page, forged)
    await page.getByText(packsEn.unsignedText).waitFor()
    expect(await page.getByText(packsEn.signedText).count()).toBe(0)
    await page.getByRole('button', { name: packsEn.leave }).click()
  }
  expect(await storedRows(page, 'posts')).toEqual([])
  expect(await storedRows(page, 'actionPacks')).toEqual([])
  await chooseFile(page, file)
  await page.getByText(packsEn.signedText).waitFor()
  taker.expectNoFaults()
})

test('a browser killed while it stores a file has nothing of it, and can store it again', async () => {
  const { giver, taker } = await startTwoPhones()
  await makePack(giver.page, 'Laundry picket')
  await eventually(async () => expect(await keptPictures(giver.page)).toBe(3))
  await giver.page.getByText(packsEn.ready, { exact: true }).waitFor()
  const file = await madeFile(giver.page, packsEn.sendOf('Laundry picket'))
  await taker.page.goto(`${world.line.url}/packs`)
  await chooseFile(taker.page, file)
  await taker.page.getByText(packsEn.standingNew(6)).waitFor()
  await holdPosts(taker.page)
  await taker.page.getByRole('button', { name: packsEn.take }).click()
  await eventually(async () => expect(await keptPictures(taker.page)).toBe(3))
  await taker.kill()
  await taker.restart()

  const { page } = taker
  await taker.context.setOffline(true)
  await page.goto(`${world.line.url}/packs`)
  await page.getByText(packsEn.none).waitFor()
  for (const store of ['posts', 'bodies', 'actionPacks', 'images', 'fetchStates'] as const)
    expect(await storedRows(page, store)).toEqual([])
  await chooseFile(page, file)
  await page.getByRole('button', { name: packsEn.take }).click()
  await page.getByText(packsEn.taken(6)).waitFor()
  expect(await storedRows(page, 'bodies')).toHaveLength(6)
  expect(await storedRows(page, 'images')).toHaveLength(3)
})

/** The one has refreshed; the other has the app and no posts, as its network went before they came. */
async function startTwoPhones(held = /^\/(api\/feeds|catalog)/): Promise<{ giver: Phone; taker: Phone }> {
  world = await startWorld(options)
  const giver = world.phone
  await openRefreshed(giver.page, world.line.url)
  await whenShellIsKept(giver.page)
  await giver.page.reload()
  const letGo = world.line.hold(held)
  const taker = await world.addPhone()
  await taker.page.goto(world.line.url)
  await whenShellIsKept(taker.page)
  if (!held.test('/catalog.json'))
    await eventually(async () => expect(await storedRows(taker.page, 'sources')).toHaveLength(1))
  // What it still waits for must not come when it is let go.
  await taker.kill()
  letGo()
  await taker.restart()
  await taker.context.setOffline(true)
  return { giver, taker }
}

const options: WorldOptions = {
  sources: 1,
  feed: { items: 6, imageEvery: 2, newestAt: Date.now() - 3_600_000, hoursApart: 1 },
  prepare: ([source], publisher) => {
    for (const at of [0, 2, 4])
      publisher.serve(`/${source?.id}/images/${at}.jpg`, { file: picture, contentType: 'image/png' })
  },
}

async function newestPost(page: Page) {
  const [post] = (await storedRows(page, 'posts')).sort((a, b) => b.sortAt - a.sortAt)
  if (!post) throw new Error('No post is stored.')
  return post
}

async function makePack(page: Page, name: string): Promise<void> {
  await page.goto(`${world.line.url}/packs`)
  await page.getByText(packsEn.getReady).click()
  await page.getByLabel(packsEn.name).fill(name)
  await page.getByRole('button', { name: packsEn.make }).click()
}

function widthOf(page: Page): Promise<number> {
  return page.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)
}

/** As somebody does who knows how files are made; what is changed keeps its length. */
function sealedAgain(html: string, change: (html: string) => string): Buffer {
  const [before = '', after = ''] = html.split(sealStart)
  const changed = change(before)
  expect(changed).not.toBe(before)
  const hash = createHash('sha256').update(changed).digest('hex')
  return Buffer.from(changed + sealStart + after.replace(/"sha256":"[0-9a-f]+"/, `"sha256":"${hash}"`))
}

/** Another letter or digit in the fifth place after these words, where they stand last. */
function oneByteAfter(text: string, words: string): string {
  const at = text.lastIndexOf(words) + words.length + 4
  expect(text).toContain(words)
  const other = text[at] === '1' ? '2' : '1'
  return text.slice(0, at) + other + text.slice(at + 1)
}

/** From now on nothing can be written to the posts, as while a refresh writes them. */
async function holdPosts(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('dsa-feed')
        opening.onsuccess = () => {
          const posts = opening.result.transaction('posts', 'readwrite').objectStore('posts')
          const goOn = () => {
            posts.count().onsuccess = goOn
            resolve()
          }
          goOn()
        }
      }),
  )
}
