import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aboutEn } from '../../src/ui/words/about-en.ts'
import { aboutEs } from '../../src/ui/words/about-es.ts'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { profileEn } from '../../src/ui/words/profile-en.ts'
import { profileEs } from '../../src/ui/words/profile-es.ts'
import { openRefreshed, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import type { CatalogSource } from '../support/make-catalog.ts'
import { tabTo } from '../support/tab-to.ts'
import { startWorld, type World } from '../support/world.ts'

/** The first chapter and an outlet of it: of a catalog in which every tenth publisher is of the same place. */
const chapterAt = 0
const outletAt = 20
const postsPerSource = 30

const languages = [
  ['English', 'en-US', en, profileEn, aboutEn],
  ['Spanish', 'es-MX', es, profileEs, aboutEs],
] as const

let world: World
let chapter: CatalogSource
let outlet: CatalogSource

beforeAll(async () => {
  world = await startWorld({
    sources: 22,
    feed: { items: postsPerSource, imageEvery: 0, newestAt: Date.now() },
  })
  const [first, other] = [world.sources[chapterAt], world.sources[outletAt]]
  if (!first || !other) throw new Error('Too few sources.')
  chapter = first
  outlet = other
  await openRefreshed(world.phone.page, world.line.url)
  await whenShellIsKept(world.phone.page)
})

afterAll(() => world?.close())

test('by keyboard from the sources to a profile, its outlet and back, and one switch for all of it', async () => {
  const { page } = world.phone
  await page.goto(`${world.line.url}/sources`)
  await page.getByRole('switch').first().waitFor()
  await tabTo(page, `a[href="/publisher/${chapter.publisher}"]`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: chapter.title }).waitFor()

  const name = profileEn.followFamily(chapter.title)
  await tabTo(page, '[role=switch]')
  await page.getByRole('switch', { name, exact: true, checked: true }).waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('switch', { name, exact: true, checked: false }).waitFor()
  await page.getByText(profileEn.followable).waitFor()

  await tabTo(page, `a[href="/publisher/${outlet.publisher}"]`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: outlet.title }).waitFor()
  await page.getByRole('switch', { name: profileEn.follow(outlet.title), checked: false }).waitFor()
  await tabTo(page, `a[href="/publisher/${chapter.publisher}"]`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: chapter.title }).waitFor()
  await page.getByRole('switch', { name, exact: true }).press('Space')
  await page.getByRole('switch', { name, exact: true, checked: true }).waitFor()
  world.phone.expectNoFaults()
})

test('back from a post the reader is where they were among older posts of the publisher', async () => {
  const { page } = world.phone
  await page.goto(`${world.line.url}/publisher/${chapter.publisher}`)
  const links = page.locator('.profile-posts .post-link')
  await page.getByRole('link', { name: profileEn.toPosts, exact: true }).press('Enter')
  expect(
    await page.evaluate(() => document.querySelector('#posts')?.getBoundingClientRect().top),
  ).toBeLessThan(100)
  const first = await links.last().getAttribute('href')
  await page.getByRole('button', { name: profileEn.more }).press('Enter')
  await eventually(async () => expect(await links.last().getAttribute('href')).not.toBe(first))
  // Rows far from the screen leave the page, so a place among them is none to find a link by.
  const href = await eventually(async () => {
    const seen = await page.evaluate(seenLink)
    if (seen === null) throw new Error('No row is on the screen.')
    return seen
  })
  const link = page.locator(`a[href="${href}"]`)
  await link.focus()
  const top = await topOf(page, href)
  await page.keyboard.press('Enter')
  await page.locator('.post-body').waitFor({ state: 'attached' })
  await page.goBack()
  await page.locator(`a[href="${href}"]:focus`).waitFor()
  await eventually(async () => expect(Math.abs((await topOf(page, href)) - top)).toBeLessThan(2))

  await page.keyboard.press('Enter')
  await page.locator('.post-body').waitFor({ state: 'attached' })
  const publisher = page.locator('.post-from a')
  const name = (await publisher.textContent()) ?? ''
  await publisher.press('Enter')
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  expect(await page.evaluate(() => scrollY)).toBe(0)
  world.phone.expectNoFaults()
})

test.each(languages)(
  'with no network a profile has all the catalog tells and its posts, in %s',
  async (_, locale, words, text) => {
    const phone = await world.addPhone({ locale })
    const { page } = phone
    await page.goto(world.line.url)
    await whenStatus(page, new RegExp(`^${words.status.upToDate('')}`))
    await whenShellIsKept(page)
    await page.context().setOffline(true)
    await page.goto(`${world.line.url}/publisher/${chapter.publisher}`)
    await page.getByText(text.followed).waitFor()
    const parts = [
      text.activity,
      text.platforms,
      text.contact,
      text.notes,
      text.listed,
      text.feeds,
      text.posts,
    ]
    for (const part of parts) await page.getByRole('region', { name: part, exact: true }).waitFor()
    await page.getByText(text.accountFor('Instagram')).waitFor()
    await page.getByText(text.notYetFrom('YouTube')).waitFor()
    await page.getByText(text.planned).waitFor()
    expect(await page.locator('a[href="mailto:press@chapter.example"]').count()).toBe(1)
    expect(await page.locator('a[href="https://chapter.example/join"]').count()).toBe(1)
    // What was written in one language only says so.
    expect(await page.getByText('Meets on Mondays.').getAttribute('lang')).toBe('en')

    await page.getByText(text.activityTable).press('Enter')
    const rows = page.locator('.activity-table tbody tr')
    expect(await rows.count()).toBe(12)
    const counts = (await rows.locator('td').allTextContents()).map(Number).filter((value) => value > 0)
    const bars = page.locator('.activity-bar:not(.activity-unknown)')
    expect(await bars.count()).toBeGreaterThanOrEqual(counts.length)
    const total = counts.reduce((sum, value) => sum + value, 0)
    expect(await page.getByText(text.activityTotal(total)).count()).toBe(1)
    phone.expectNoFaults()
  },
)

test('a publisher of which the list knows nothing more has no empty parts; an unknown one is not here', async () => {
  const { page } = world.phone
  await page.goto(`${world.line.url}/publisher/${outlet.publisher}`)
  await page.getByText(profileEn.noMore).waitFor()
  const regions = page.getByRole('region')
  const parts = [profileEn.activity, profileEn.listed, profileEn.feeds, profileEn.posts]
  expect(await regions.evaluateAll((all) => all.map((one) => one.querySelector('h2')?.textContent))).toEqual(
    parts,
  )
  await page.getByRole('link', { name: chapter.title, exact: true }).waitFor()

  await page.goto(`${world.line.url}/publisher/nobody`)
  await page.getByText(en.notFound.text).waitFor()
  world.phone.expectNoFaults()
})

test.each(languages)(
  'from the settings to About and the questions by keyboard, with no network, in %s',
  async (_, locale, words, __, text) => {
    const phone = await world.addPhone({ locale })
    const { page } = phone
    await page.goto(world.line.url)
    await whenStatus(page, new RegExp(`^${words.status.upToDate('')}`))
    await whenShellIsKept(page)
    await page.context().setOffline(true)
    await page.goto(`${world.line.url}/settings`)
    await tabTo(page, 'main a[href="/about"]')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: text.faq.about }).waitFor()
    await page.getByText(text.who.summary(22, 22)).waitFor()
    for (const line of text.never.list) await page.getByText(line).waitFor()

    await tabTo(page, 'main a[href="/faq"]')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: text.faq.title }).waitFor()
    for (const { question, answer } of text.faq.questions) {
      const summary = page.locator('summary', {
        has: page.getByRole('heading', { name: question, exact: true }),
      })
      await summary.press('Enter')
      for (const paragraph of answer) await page.getByText(paragraph).waitFor()
    }
    phone.expectNoFaults()
  },
)

function topOf(page: Page, href: string | null): Promise<number> {
  return page.locator(`a[href="${href}"]`).evaluate((link) => link.getBoundingClientRect().top)
}

/** Runs in the page: the last link of a row that is wholly on the screen. */
function seenLink(): string | null {
  const links = [...document.querySelectorAll('.profile-posts .post-link')]
  const seen = links.filter((link) => {
    const { top, bottom } = link.getBoundingClientRect()
    return top > 0 && bottom < innerHeight
  })
  return seen.at(-1)?.getAttribute('href') ?? null
}
