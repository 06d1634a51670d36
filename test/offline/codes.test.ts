import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { codeEn } from '../../src/ui/words/code-en.ts'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { type ScreenCode, shownCode, writeFilm } from '../support/code-camera.ts'
import { eventually } from '../support/eventually.ts'
import type { FeedOptions } from '../support/make-feed.ts'
import { chooseFile, madeFile } from '../support/pack-files.ts'
import type { Phone, PhoneOptions } from '../support/phone.ts'
import { makeRandom } from '../support/random.ts'
import { startWorld, type World } from '../support/world.ts'

let world: World
let folder: string | undefined

afterEach(async () => {
  await world?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
  folder = undefined
})

const wholeBody = '.post-body:not([aria-busy])'

test('a pack goes from screen to camera with three in ten codes lost, and is read with no network', async () => {
  const giver = await startGiver({ items: 8, bytes: 24_000 })
  await giver.page.goto(`${world.line.url}/packs`)
  await giver.page.getByText(packsEn.getReady).click()
  await giver.page.getByLabel(packsEn.name).fill('Laundry picket')
  await giver.page.getByRole('button', { name: packsEn.make }).click()
  await giver.page.getByText(packsEn.ready, { exact: true }).waitFor()
  await giver.page.getByRole('button', { name: packsEn.showCodeOf('Laundry picket') }).click()
  const codes = await turnedCodes(giver.page, 60)
  const random = makeRandom('camera')
  const caught = codes.filter(() => !random.chance(0.3))
  expect(caught.length).toBeLessThan(50)
  folder = await mkdtemp(join(tmpdir(), 'dsa-feed-film-'))
  const cameraFile = join(folder, 'screen.y4m')
  await writeFilm(cameraFile, caught)

  const taker = await startTaker({ cameraFile })
  const { page } = taker
  await page.goto(`${world.line.url}/packs`)
  await page.getByRole('button', { name: packsEn.readCodeButton }).click()
  await page.getByText(codeEn.cameraWhy).waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.getByRole('button', { name: codeEn.camera }).click()
  await page.getByText(/\d+ of about \d+/).waitFor()
  await page.getByText(packsEn.standingNew(8)).waitFor()
  await page.getByText(packsEn.unsignedText).waitFor()
  expect(await storedRows(page, 'posts')).toEqual([])
  expect(await page.locator('video').count()).toBe(0)
  await page.getByRole('button', { name: packsEn.take }).click()
  await page.getByText(packsEn.taken(8)).waitFor()

  await taker.kill()
  await taker.restart()
  await taker.context.setOffline(true)
  const post = await newestPost(giver.page)
  await taker.page.goto(`${world.line.url}/post/${post.id}`)
  await taker.page.getByText(packsEn.cameByFile).waitFor()
  const theirs = await taker.page.locator(wholeBody).textContent()
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  await giver.page.locator(`${wholeBody} p`).first().waitFor()
  const ours = await giver.page.locator(`${wholeBody} p`).allTextContents()
  expect(ours.length).toBeGreaterThan(1)
  for (const paragraph of ours) expect(theirs).toContain(paragraph)
  giver.expectNoFaults()
  taker.expectNoFaults()
})

test('a short post is one code, read from a picture of it; what is no code of ours says so', async () => {
  const giver = await startGiver({ imageEvery: 2 })
  const post = await newestPost(giver.page)
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  await giver.page.getByRole('button', { name: packsEn.showCode }).click()
  await giver.page.getByText(codeEn.single).waitFor()
  expect(await violationsInLightAndDark(giver.page)).toEqual([])
  const code = await giver.page.locator('canvas.code-canvas').screenshot()
  // By the other way it is a series.
  await giver.page.getByRole('button', { name: codeEn.asSeries }).click()
  await giver.page.getByText(/about \d+ codes/).waitFor()
  await shownNumber(giver.page, 3)
  await giver.page.getByRole('button', { name: codeEn.pause }).click()

  const { page } = await startTaker()
  await page.goto(`${world.line.url}/packs`)
  await page.getByRole('button', { name: packsEn.readCodeButton }).click()
  const choose = (name: string, mimeType: string, buffer: Buffer) =>
    page.locator('.code-reader input[type=file]').setInputFiles({ name, mimeType, buffer })
  await choose('news.png', 'image/png', Buffer.from('no picture'))
  await page.getByRole('alert').getByText(codeEn.noPicture).waitFor()
  await choose('page.png', 'image/png', await giver.page.locator('.arm-bar').screenshot())
  await page.getByRole('alert').getByText(codeEn.noCode).waitFor()
  await choose('code.png', 'image/png', code)
  await page.getByText(packsEn.standingNew(1)).waitFor()
  await page.getByRole('button', { name: packsEn.take }).click()
  await page.getByText(packsEn.taken(1)).waitFor()
  const [stored] = await storedRows(page, 'posts')
  expect(stored).toMatchObject({ id: post.id, title: post.title, contentHash: `file ${post.contentHash}` })
  expect(stored?.leadImage).toBeUndefined()
  const [ours] = (await storedRows(giver.page, 'bodies')).filter(({ postId }) => postId === post.id)
  const [theirs] = await storedRows(page, 'bodies')
  expect(ours?.html).toContain('<img')
  expect(theirs).toMatchObject({ postId: post.id, images: [] })
  expect(theirs?.html).not.toMatch(/<(img|figure|figcaption|!--)/)
  expect(theirs?.html.match(/<p>/g)).toEqual(ours?.html.match(/<p>/g))

  // Its pictures come by a file, which nobody signs where there is no network.
  await giver.context.setOffline(true)
  await giver.page.getByRole('button', { name: codeEn.close }).click()
  const file = await madeFile(giver.page)
  await chooseFile(page, file)
  await page.getByText(packsEn.standingPictures(1)).waitFor()
  await page.getByRole('button', { name: packsEn.take }).click()
  await eventually(async () => expect((await storedRows(page, 'bodies'))[0]?.html).toContain('<figure>'))
  expect((await storedRows(page, 'bodies'))[0]?.images).toEqual(ours?.images)
  const [whole] = await storedRows(page, 'posts')
  expect(whole).toMatchObject({ contentHash: `file ${post.contentHash}`, leadImage: post.leadImage })
})

test('a phone without a camera, and one whose reader refuses it, say so', async () => {
  await startGiver()
  const { page } = await startTaker()
  await page.goto(`${world.line.url}/packs`)
  await page.getByRole('button', { name: packsEn.readCodeButton }).click()
  for (const [name, sentence] of [
    ['NotFoundError', codeEn.cameraNone],
    ['NotAllowedError', codeEn.cameraRefused],
    ['NotReadableError', codeEn.cameraBusy],
  ] as const) {
    await page.evaluate((error) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error))
    }, name)
    await page.getByRole('button', { name: codeEn.camera }).click()
    await page.getByRole('alert').getByText(sentence).waitFor()
  }
})

test('more than codes can carry says so, and goes as a file', async () => {
  const giver = await startGiver({ items: 1, bytes: 200_000 })
  const post = await newestPost(giver.page)
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  await giver.page.getByRole('button', { name: packsEn.showCode }).click()
  await giver.page.getByText(codeEn.tooLarge).waitFor()
  await giver.page.getByRole('dialog').getByRole('button', { name: codeEn.asFile }).click()
  await giver.page.getByRole('link', { name: packsEn.download }).waitFor()
})

test('who wants no motion turns the codes by hand', async () => {
  const giver = await startGiver()
  await giver.page.emulateMedia({ reducedMotion: 'reduce' })
  const post = await newestPost(giver.page)
  await giver.page.goto(`${world.line.url}/post/${post.id}`)
  await giver.page.getByRole('button', { name: packsEn.showCode }).click()
  await giver.page.getByRole('button', { name: codeEn.asSeries }).click()
  await giver.page.getByText(codeEn.number(1), { exact: true }).waitFor()
  const before = await shownCode(giver.page)
  await giver.page.getByRole('button', { name: codeEn.next }).click()
  await giver.page.getByText(codeEn.number(2), { exact: true }).waitFor()
  expect(await shownCode(giver.page)).not.toEqual(before)
  await giver.page.getByRole('button', { name: codeEn.run }).click()
  await shownNumber(giver.page, 5)
})

async function startGiver(given: FeedOptions = {}): Promise<Phone> {
  const feed = { items: 8, imageEvery: 0, newestAt: Date.now() - 3_600_000, hoursApart: 1, ...given }
  world = await startWorld({ sources: 1, feed })
  await openRefreshed(world.phone.page, world.line.url)
  await whenShellIsKept(world.phone.page)
  await world.phone.page.reload()
  return world.phone
}

/** It has the app and no posts, and no network from here on. */
async function startTaker(options: Partial<PhoneOptions> = {}): Promise<Phone> {
  const letGo = world.line.hold(/^\/(api\/feeds|catalog)/)
  const taker = await world.addPhone(options)
  await taker.page.goto(world.line.url)
  await whenShellIsKept(taker.page)
  // What it still waits for must not come when it is let go.
  await taker.kill()
  letGo()
  await world.app.kill()
  await taker.restart()
  await taker.context.setOffline(true)
  return taker
}

/** Waits until the codes have come so far by themselves. */
function shownNumber(page: Page, least: number): Promise<void> {
  return eventually(async () => {
    const shown = await page.locator('.code-number').textContent()
    expect(Number(shown?.match(/\d+/)?.[0])).toBeGreaterThanOrEqual(least)
  })
}

/** So many codes of a series from its first on, turned by hand. */
async function turnedCodes(page: Page, count: number): Promise<ScreenCode[]> {
  await page.getByRole('button', { name: codeEn.pause }).click()
  const codes: ScreenCode[] = []
  for (let at = 0; at < count; at += 1) {
    const before = await page.locator('.code-number').textContent()
    await page.getByRole('button', { name: codeEn.next }).click()
    await eventually(async () => expect(await page.locator('.code-number').textContent()).not.toBe(before))
    codes.push(await shownCode(page))
  }
  return codes
}

async function newestPost(page: Page) {
  const [post] = (await storedRows(page, 'posts')).sort((a, b) => b.sortAt - a.sortAt)
  if (!post) throw new Error('No post is stored.')
  return post
}
