import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { frontEn } from '../../src/ui/words/front-en.ts'
import { frontCatalogs } from '../../src/ui/words/front-words.ts'
import { sourcesEn } from '../../src/ui/words/sources-en.ts'
import type { Words } from '../../src/ui/words/words.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { violationsOf } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { clippedTexts, overflowOf } from '../support/layout.ts'
import { serveFeed } from '../support/serve-feed.ts'
import { tabTo } from '../support/tab-to.ts'
import { startWorld, type World, type WorldOptions, whenServerHas } from '../support/world.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'

const newestAt = Date.UTC(2026, 0, 15, 18)
const feed = { items: 5, imageEvery: 0 }
/** The source that publishes more. */
const newerAt = 5
let world: World

afterEach(() => world?.close())

test.each([
  ['English', 'en-US', en],
  ['Spanish', 'es-US', es],
] as const)(
  'with no network there is a lead, collections and every publisher in %s',
  async (_, locale, words) => {
    const text = frontCatalogs[words.language]
    const page = await startOffline({ sources: 16, phone: { locale } }, words)
    await openFront(page)
    const leads = page.getByRole('region', { name: text.top }).getByRole('article')
    expect(await leads.count()).toBe(5)
    const names = await leads.locator('.story-publisher').allTextContents()
    expect(new Set(names).size).toBe(5)
    await page.getByText(text.why, { exact: true }).click()
    await page.getByText(text.whyRules).waitFor()
    const title = words === es ? 'De los capítulos' : 'From the chapters'
    await page.getByRole('region', { name: title }).getByRole('article').nth(3).waitFor()
    const shown = await storyIds(page)
    expect(new Set(shown.slice(0, 5)).size).toBe(5)
    for (const id of shown.slice(0, 5)) expect(shown.filter((other) => other === id)).toEqual([id])
    await expectWellLaidOut(page)

    await page.getByRole('button', { name: text.morePublishers }).click()
    await eventually(async () => expect((await publisherNames(page)).length).toBeGreaterThan(12))
    await page.getByRole('link', { name: text.allOf(title) }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.locator('.post-row').nth(7).waitFor()
    world.phone.expectNoFaults()
  },
)

test('a filter that is given a name is a column of the front page, until it is taken off', async () => {
  const page = await startOffline({ sources: 12 })
  await page.goto(`${world.line.url}/?lang=es`)
  await page.getByText(frontEn.put, { exact: true }).click()
  await page.getByLabel(frontEn.name).fill('Para Rosa')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: frontEn.isThere('Para Rosa') }).click()
  const column = page.getByRole('region', { name: 'Para Rosa' })
  await column.getByRole('article').first().waitFor()
  await page.reload()
  await column.getByRole('link', { name: frontEn.allOf('Para Rosa') }).click()
  await page.waitForURL(`${world.line.url}/?lang=es`)
  await page.goBack()
  await page.getByRole('button', { name: frontEn.removeOf('Para Rosa') }).click()
  await column.waitFor({ state: 'detached' })
  await page.getByText(frontEn.removed('Para Rosa')).waitFor()
  await page.getByRole('button', { name: en.undo }).click()
  await column.waitFor()
  world.phone.expectNoFaults()
})

test('further down nothing moves when newer stories come; they are there when they are asked for', async () => {
  world = await startWorld({ sources: 8, feed: feedOf, app: { pollMinutes: 0.005 } })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await openFront(page)
  await page.evaluate(() => scrollTo(0, 900))
  const before = await storyIds(page)
  const top = await topOfStory(page)
  const fresh = await publishNewer()
  await refreshByHand(page)
  const button = page.getByRole('button', { name: frontEn.newer })
  await button.waitFor()
  expect([await storyIds(page), await topOfStory(page)]).toEqual([before, top])
  await button.click()
  await page.getByRole('region', { name: frontEn.top }).getByRole('article', { name: fresh }).waitFor()
  expect(await page.evaluate(() => scrollY)).toBe(0)
  world.phone.expectNoFaults()
})

test('a collection and a profile hold still while newer posts come, and show them when they are asked for', async () => {
  world = await startWorld({ sources: 8, feed: feedOf, app: { pollMinutes: 0.005 } })
  const { page, context } = world.phone
  await openRefreshed(page, world.line.url)
  const profile = await context.newPage()
  const lists = [
    [page, '/front?collection=chapters'],
    [profile, `/publisher/${world.sources[newerAt]?.publisher}#posts`],
  ] as const
  const before: unknown[] = []
  for (const [list, path] of lists) {
    await list.goto(world.line.url + path)
    await list.locator('#posts').or(list.locator('.post-row').nth(7)).scrollIntoViewIfNeeded()
    await list.locator('.post-row').nth(4).waitFor()
    before.push(await firstRows(list))
  }
  const fresh = await publishNewer()
  await refreshByHand(page)
  for (const [at, [list]] of lists.entries()) {
    await list.bringToFront()
    const button = list.getByRole('button', { name: frontEn.newer })
    await button.waitFor()
    expect(await firstRows(list)).toEqual(before[at])
    await button.click()
    await list.getByRole('article', { name: fresh }).waitFor()
    expect(await button.count()).toBe(0)
  }
  world.phone.expectNoFaults()
})

test('at the top newer stories come by themselves', async () => {
  world = await startWorld({ sources: 8, feed: feedOf, app: { pollMinutes: 0.005 } })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await openFront(page)
  const fresh = await publishNewer()
  await refreshByHand(page)
  await page.getByRole('region', { name: frontEn.top }).getByRole('article', { name: fresh }).waitFor()
  world.phone.expectNoFaults()
})

test('by keyboard a story opens, is marked as read, and the way back leads to it', async () => {
  const page = await startOffline({ sources: 12 })
  await openFront(page)
  const link = page.locator('.front-publisher .post-link').nth(12)
  const href = await link.getAttribute('href')
  await tabTo(page, `.front a[href="${href}"]`)
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300)
  await page.keyboard.press('Enter')
  await page.locator('.post-body').waitFor({ state: 'attached' })
  // Noted once it has been seen: who leaves within that frame has not read it.
  await eventually(async () =>
    expect((await storedRows(page, 'readMarks')).map(({ postId }) => `/post/${postId}`)).toContain(href),
  )
  await page.goBack()
  await page.locator(`.story-read a[href="${href}"]:focus`).waitFor()
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300)
  world.phone.expectNoFaults()
})

test('a title from the right runs from the right, in its language, with the credit of its picture', async () => {
  const title = 'DSA: שביתה במכבסה'
  const image =
    '<figure><img src="https://chapter.example/a.jpg"><figcaption>Photo: Noa Levi</figcaption></figure>'
  const html = `${image}<p>DSA. העובדות הצביעו בעד שביתה, ארבעים מתוך ארבעים ושלוש.</p>`
  const item = {
    id: 'he',
    url: 'https://chapter.example/he',
    title,
    html,
    language: 'he',
    publishedAt: newestAt + 1,
  }
  const page = await startOffline({
    sources: 3,
    prepare: ([source], publisher) => {
      if (!source) throw new Error('No source.')
      const body = writeFeed('rss', {
        title: 'A',
        siteUrl: 'https://chapter.example',
        language: 'en',
        items: [item],
      })
      publisher.serve(new URL(source.feed).pathname, { body, contentType: feedTypes.rss })
    },
  })
  await page.goto(`${world.line.url}/front`)
  const lead = page.locator('.story-lead', { hasText: title })
  await lead.waitFor()
  for (const part of ['.story-title', '.story-excerpt']) {
    const element = lead.locator(part)
    expect(await element.getAttribute('lang')).toBe('he')
    expect(await element.evaluate((shown) => getComputedStyle(shown).direction)).toBe('rtl')
  }
  expect(await lead.locator('.story-credit').textContent()).toContain('Noa Levi')
  await expectWellLaidOut(page)
})

test('it says so in words when there is nothing: no source on, or storage that fails', async () => {
  const page = await startOffline({ sources: 3 })
  await page.addInitScript(() => {
    if (sessionStorage.getItem('fails') === null) return
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not in a private window.', 'SecurityError')
    }
  })
  await page.goto(`${world.line.url}/sources`)
  await page.getByRole('button', { name: sourcesEn.noneLabel }).click()
  await page.getByRole('link', { name: en.nav.front }).click()
  await page.getByRole('heading', { name: en.timeline.nothingOn }).waitFor()
  await page.evaluate(() => sessionStorage.setItem('fails', '1'))
  await page.reload()
  const refused = en.problems.storageRefused({ code: 'storageRefused' })
  await page.getByRole('alert').filter({ hasText: refused }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(1)
})

async function startOffline(options: WorldOptions, words: Words = en): Promise<Page> {
  world = await startWorld({ feed: feedOf, ...options })
  const { page, context } = world.phone
  await page.goto(world.line.url)
  await whenStatus(page, new RegExp(`^${words.status.upToDate('')}`))
  await whenShellIsKept(page)
  await context.setOffline(true)
  return page
}

function feedOf(at: number) {
  return {
    ...feed,
    language: at % 11 === 10 ? ('es' as const) : ('en' as const),
    newestAt: newestAt - at * 37 * 60_000,
  }
}

/** Until all of it is drawn. */
async function openFront(page: Page): Promise<void> {
  await page.goto(`${world.line.url}/front`)
  const publishers = Math.min(world.sources.length, 12)
  await eventually(async () => expect(await publisherNames(page)).toHaveLength(publishers))
}

/** Returns its title. */
async function publishNewer(): Promise<string> {
  const source = world.sources[newerAt]
  if (!source) throw new Error('No source.')
  const { hash } = (await storedRows(world.phone.page, 'fetchStates')).find(
    ({ sourceId }) => sourceId === source.id,
  ) ?? { hash: undefined }
  const { items } = serveFeed(world.publisher, source, {
    ...feed,
    seed: 'newer',
    siteUrl: 'https://newer.example',
    newestAt: newestAt + 86_400_000,
  })
  await whenServerHas(world.app, source.id, (entry) => entry.hash !== hash)
  return items[0]?.title ?? ''
}

/** On the phone's width, a narrow one with large text, and a desk's. */
async function expectWellLaidOut(page: Page): Promise<void> {
  for (const theme of ['dark', 'black', 'e-ink', 'light']) {
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' })
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name
    }, theme)
    expect([theme, await violationsOf(page)]).toEqual([theme, []])
  }
  for (const [width, size] of [
    [320, '100'],
    [320, '200'],
    [1280, '100'],
    [390, '100'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate((textSize) => {
      document.documentElement.dataset.textSize = textSize
    }, size)
    expect([width, size, await overflowOf(page), await clippedTexts(page)]).toEqual([width, size, 0, []])
  }
}

function publisherNames(page: Page): Promise<string[]> {
  return page.locator('.front-publisher-name a').allTextContents()
}

function storyIds(page: Page): Promise<(string | null)[]> {
  return page
    .locator('.front .post-link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
}

/** And how far down the page each begins. Those below come bit by bit. */
function firstRows(page: Page): Promise<unknown> {
  return page
    .locator('.post-row')
    .evaluateAll((rows) =>
      rows
        .slice(0, 5)
        .map((row) => [
          row.querySelector('a')?.getAttribute('href'),
          row.getBoundingClientRect().top + scrollY,
        ]),
    )
}

function topOfStory(page: Page): Promise<number | undefined> {
  return page.evaluate(() => document.querySelectorAll('.story')[8]?.getBoundingClientRect().top)
}
