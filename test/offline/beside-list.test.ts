import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { postEn } from '../../src/ui/words/post-en.ts'
import { savedEn } from '../../src/ui/words/saved-en.ts'
import { openRefreshed, statusOf } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { overflowOf } from '../support/layout.ts'
import { startWorld, type World } from '../support/world.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'

const wide = { width: 1280, height: 800 }
const numbers = Array.from({ length: 70 }, (_, at) => at)
const titleOf = (at: number) => `Notice ${at} of seventy`

let world: World

beforeAll(async () => {
  world = await startWorld({
    sources: 1,
    prepare: ([source], publisher) => {
      const items = numbers.map((at) => ({
        id: `n${at}`,
        url: `${publisher.url}/posts/n${at}`,
        title: titleOf(at),
        html: `<p>Notice ${at}. ${'Solidarity and bread. '.repeat(200)}</p>`,
        publishedAt: Date.UTC(2026, 0, 15) - at * 3_600_000,
      }))
      publisher.serve(new URL(source?.feed ?? '').pathname, {
        body: writeFeed('rss', { title: 'Notices', siteUrl: publisher.url, language: 'en', items }),
        contentType: feedTypes.rss,
      })
    },
  })
  await openRefreshed(world.phone.page, world.line.url)
})

afterAll(() => world?.close())

beforeEach(async () => {
  await world.phone.page.setViewportSize(wide)
  await world.phone.page.goto(world.line.url)
})

test('on a wide screen the list stands beside the post, and leads from one post to the next with one way back', async () => {
  const { page } = world.phone
  await open(page, 2)
  await whenBeside(page, 2)
  expect((await titlesIn(page)).slice(0, 8)).toEqual(numbers.slice(0, 8).map(titleOf))
  const list = await listBox(page)
  expect(list.right).toBeLessThanOrEqual((await page.locator('.post').boundingBox())?.x ?? 0)
  expect(await overflowOf(page)).toBe(0)
  await rowOf(page, 4).click()
  await whenBeside(page, 4)
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await page.locator('main:focus').waitFor()
  await page.keyboard.press('j')
  await whenBeside(page, 5)
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.getByRole('button', { name: en.post.back, exact: true }).click()
  await page.locator('.timeline article').first().waitFor()
  world.phone.expectNoFaults()
})

test('the list goes on where the timeline ended, and keeps the open post in sight', async () => {
  const { page } = world.phone
  await open(page, 0)
  await whenBeside(page, 0)
  await eventually(async () => {
    await page.locator('.beside').evaluate((pane) => pane.scrollTo(0, pane.scrollHeight))
    expect(await titlesIn(page)).toEqual(numbers.map(titleOf))
  })
  await rowOf(page, 66).click()
  await whenBeside(page, 66)
  expect((await titlesIn(page)).length).toBe(numbers.length)
  await page.keyboard.press('j')
  await whenBeside(page, 67)
  const row = await rowOf(page, 67).boundingBox()
  expect(row?.y).toBeGreaterThanOrEqual(0)
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(wide.height)
})

test('rows that are out of the page when a post is opened are not left out of its list', async () => {
  const { page } = world.phone
  await statusOf(page).waitFor()
  const away = page.locator('section.day', { has: page.getByText(titleOf(4), { exact: true }) })
  const isFirst = await away.evaluate((part) => {
    const section = part as HTMLElement
    section.style.transform = 'translateY(20000px)'
    return section.contains(document.querySelector('.post-link'))
  })
  expect(isFirst).toBe(false)
  await away.waitFor({ state: 'detached' })
  await page.locator('.post-link').getByText(titleOf(0), { exact: true }).click()
  await whenBeside(page, 0)
  await eventually(async () => {
    await page.locator('.beside').evaluate((pane) => pane.scrollTo(0, pane.scrollHeight))
    expect(await titlesIn(page)).toEqual(numbers.map(titleOf))
  })
})

test('a post opened by its address stands in the timeline, a saved one among the saved', async () => {
  const { page } = world.phone
  await open(page, 30)
  const address = page.url()
  await page.goto(address)
  await whenBeside(page, 30)
  expect((await titlesIn(page)).slice(0, 3)).toEqual([30, 31, 32].map(titleOf))
  for (const at of [3, 5]) {
    await page.goto(world.line.url)
    await open(page, at)
    await page.getByRole('button', { name: savedEn.save }).click()
    await page.getByRole('button', { name: savedEn.save, pressed: true }).waitFor()
  }
  await page.goto(`${world.line.url}/saved`)
  await open(page, 3)
  await whenBeside(page, 3)
  expect((await titlesIn(page)).sort()).toEqual([3, 5].map(titleOf))
})

test('a row that has been read says so no longer, by mouse and by keyboard', async () => {
  const { page } = world.phone
  await open(page, 8)
  await whenBeside(page, 8)
  await rowOf(page, 10).getByRole('img', { name: en.timeline.unread }).waitFor()
  await rowOf(page, 10).press('Enter')
  await whenBeside(page, 10)
  await rowOf(page, 10).getByRole('img', { name: en.timeline.unread }).waitFor({ state: 'detached' })
})

test('a narrow screen shows the post alone, and a screen that grows the list with it', async () => {
  const { page } = world.phone
  await page.setViewportSize({ width: 1000, height: 800 })
  await open(page, 1)
  expect(await page.locator('.beside').count()).toBe(0)
  await page.setViewportSize(wide)
  await whenBeside(page, 1)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.locator('.beside').waitFor({ state: 'detached' })
  expect(await overflowOf(page)).toBe(0)
})

async function open(page: Page, at: number): Promise<void> {
  // Before, there may be the rows that were kept of the last visit, which are about to go.
  await statusOf(page).waitFor()
  // Only rows near the screen are drawn.
  const link = page.locator('.post-link').getByText(titleOf(at), { exact: true })
  await eventually(async () => {
    // Or it is gone again before the finger is there.
    if ((await link.count()) > 0) return link.click({ timeout: 2000 })
    const drawn = await page.locator('.post-link').first().textContent()
    await page.mouse.wheel(0, Number(drawn?.split(' ')[1] ?? 0) > at ? -800 : 800)
    throw new Error(`${titleOf(at)} is not drawn.`)
  })
  await page.getByRole('heading', { level: 1, name: titleOf(at), exact: true }).waitFor()
}

/** The post is open, and the list says which it is. */
async function whenBeside(page: Page, at: number): Promise<void> {
  await page.getByRole('heading', { level: 1, name: titleOf(at), exact: true }).waitFor()
  await page.locator('.beside [aria-current=page]', { hasText: titleOf(at) }).waitFor()
}

function rowOf(page: Page, at: number) {
  return page.getByRole('navigation', { name: postEn.list }).getByRole('link', { name: titleOf(at) })
}

function titlesIn(page: Page): Promise<string[]> {
  return page.locator('.beside-title').allTextContents()
}

async function listBox(page: Page): Promise<DOMRect> {
  return page.locator('.beside').evaluate((pane) => pane.getBoundingClientRect())
}
