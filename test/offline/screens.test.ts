import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { pagesCatalogs } from '../../src/ui/words/pages-words.ts'
import { savedCatalogs } from '../../src/ui/words/saved-words.ts'
import { settingsEn } from '../../src/ui/words/settings-en.ts'
import type { Words } from '../../src/ui/words/words.ts'
import { openRefreshed, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { violationsOf } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { hostileTexts } from '../support/hostile-texts.ts'
import { clippedTexts, overflowOf } from '../support/layout.ts'
import { pageAnswer } from '../support/make-page.ts'
import { tabTo } from '../support/tab-to.ts'
import { startWorld, type World } from '../support/world.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'

const picture = fileURLToPath(new URL('../../public/icons/icon-192.png', import.meta.url))
const languages: [string, string, Words][] = [
  ['English', 'en-US', en],
  ['Spanish', 'es-MX', es],
]
/** Every request for something new, so that a phone stays as it was at its first start. */
const news = /^\/(api|catalog)/
const hostileTitle = 'Solidarity <img src=x onerror="globalThis.hostileRan = 1"> dinner'

let world: World

beforeAll(async () => {
  world = await startWorld({
    sources: 26,
    app: { pollMinutes: 0.005 },
    feed: (at) => ({ items: 4, isMicroblog: at % 5 === 3, enclosureEvery: at % 4, newestAt: newestAt(at) }),
    // The sanitizer parses under our policy, and Chromium tells what it does not do there.
    phone: { ignoreErrors: [/^Applying inline style violates/, /^Setting the document's base URI to/] },
  })
  const { publisher, sources } = world
  const [hostile, broken, fromTheRight] = sources
  if (!hostile || !broken || !fromTheRight) throw new Error('Too few sources.')
  for (const { id } of sources)
    for (let at = 0; at < 12; at++)
      publisher.serve(`/${id}/images/${at}.jpg`, { file: picture, contentType: 'image/png' })
  publisher.fault(new URL(broken.feed).pathname, { kind: 'status', status: 404 })
  publisher.serve(new URL(hostile.feed).pathname, { body: hostileFeed(), contentType: feedTypes.rss })
  publisher.serve(new URL(fromTheRight.feed).pathname, {
    body: feedFromTheRight(),
    contentType: feedTypes.rss,
  })
  publisher.serve('/rights', pageAnswer())
  publisher.serve('/pictures/hall.png', { file: picture, contentType: 'image/png' })
  await openRefreshed(world.phone.page, world.line.url)
})

afterAll(() => world?.close())

test.each(languages)(
  'axe finds nothing wrong on any screen in %s, in any theme',
  async (_, locale, words) => {
    const phone = await world.addPhone({ locale })
    const { page } = phone
    const release = world.line.hold(news)
    await page.goto(world.line.url)
    await page.getByRole('button', { name: words.welcome.followAll }).waitFor()
    await expectNoViolations(page, 'first start')
    release()
    await whenStatus(page, new RegExp(`^${words.status.upToDate('')}`))
    await keepSome(page, words)
    for (const path of await screenPaths(page)) {
      await openScreen(page, path)
      await expectNoViolations(page, path)
    }
    phone.expectNoFaults()
  },
)

test.each(languages)(
  'on a narrow phone with text twice as large nothing is cut off in %s',
  async (_, locale, words) => {
    const phone = await world.addPhone({ locale })
    const { page } = phone
    await page.setViewportSize({ width: 320, height: 568 })
    await page.goto(world.line.url)
    await whenStatus(page, new RegExp(`^${words.status.upToDate('')}`))
    await keepSome(page, words)
    for (const path of await screenPaths(page)) {
      await openScreen(page, path)
      for (const size of ['100', '200']) {
        await page.evaluate((textSize) => {
          document.documentElement.dataset.textSize = textSize
        }, size)
        expect([path, size, await overflowOf(page), await clippedTexts(page)]).toEqual([path, size, 0, []])
      }
    }
  },
)

test.each(languages)(
  'a screen reader finds every part by its role and name in %s',
  async (_, locale, words) => {
    const { page } = await world.addPhone({ locale })
    await page.goto(world.line.url)
    await whenStatus(page, new RegExp(`^${words.status.upToDate('')}`))
    await keepSome(page, words)
    for (const path of await screenPaths(page)) {
      await openScreen(page, path)
      for (const role of ['banner', 'navigation', 'main'] as const)
        expect([path, role, await page.getByRole(role).count()]).toEqual([path, role, 1])
      expect(await page.getByRole('navigation', { name: words.nav.label }).count()).toBe(1)
      await page.getByRole('button', { name: words.refresh, exact: true }).waitFor()
      expect(await page.getByRole('status').count()).toBe(1)
      expect(await page.getByRole('banner').getByRole('status').count()).toBe(1)
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    }

    await openScreen(page, '/')
    const posts = (await storedRows(page, 'posts')).sort((a, b) => b.sortAt - a.sortAt).slice(0, 6)
    for (const { title } of posts.filter((post) => post.title !== undefined))
      await page
        .getByRole('article', { name: title ?? '', exact: true })
        .first()
        .waitFor()
    await openScreen(page, '/sources')
    for (const { title } of world.sources)
      expect(await page.getByRole('switch', { name: title, exact: true, checked: true }).count()).toBe(1)
  },
)

test('by keyboard alone a reader skips to the posts, switches a source, opens a post and comes back', async () => {
  const phone = await world.addPhone()
  const { page } = phone
  await openRefreshed(page, world.line.url)
  await page.keyboard.press('Tab')
  expect(await focusedText(page)).toBe(en.skipToContent)
  await page.keyboard.press('Enter')
  await page.locator('main:focus').waitFor()

  await page.reload()
  await page.getByRole('article').first().waitFor()
  await tabTo(page, 'nav a[href="/sources"]')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: en.titles.sources }).waitFor()
  await tabTo(page, '[role=switch]')
  const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  await page.keyboard.press('Space')
  await page.getByRole('switch', { name: name ?? '', exact: true, checked: false }).waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('switch', { name: name ?? '', exact: true, checked: true }).waitFor()

  await page.getByRole('navigation').getByRole('link', { name: en.nav.timeline }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('article').first().waitFor()
  const link = page.locator('.post-title:not(.untitled) a').nth(6)
  const href = await link.getAttribute('href')
  await tabTo(page, `a[href="${href}"]`)
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300)
  const top = await topOfFocus(page)
  await page.keyboard.press('Enter')
  await page.locator('.post-body').waitFor({ state: 'attached' })
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await tabTo(page, '.back-button')
  await page.keyboard.press('Enter')
  await page.locator(`article:not(.unread) a[href="${href}"]`).waitFor()
  await page.locator(`a[href="${href}"]:focus`).waitFor()
  await eventually(async () => expect(Math.abs((await topOfFocus(page)) - top)).toBeLessThan(60))
  phone.expectNoFaults()
})

test('where the reader wants less motion nothing moves by itself', async () => {
  const { page } = world.phone
  await openScreen(page, '/sources')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await eventually(async () => expect(await movingElements(page)).toBeGreaterThan(0))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const path of await screenPaths(page)) {
    await openScreen(page, path)
    expect([path, await movingElements(page)]).toEqual([path, 0])
  }
})

test('on e-ink nothing moves, and a picture comes only when it is asked for', async () => {
  const phone = await world.addPhone()
  const { page } = phone
  await openRefreshed(page, world.line.url)
  await openScreen(page, '/settings')
  await page.getByRole('radio', { name: settingsEn.themeEInk }).click()
  await page.locator(':root[data-theme="e-ink"]').waitFor()
  for (const path of await screenPaths(page)) {
    await openScreen(page, path)
    expect([path, await page.locator('img').count(), await movingElements(page)]).toEqual([path, 0, 0])
  }
  const post = await postPath(page)
  const sourceId = post.split('/')[2]
  const publisher = world.sources.find(({ id }) => id === sourceId)?.publisher
  const buttons = page.getByRole('button', { name: en.post.showPicture, exact: false })
  for (const path of [post, `/publisher/${publisher}`]) {
    await openScreen(page, path)
    await buttons.first().click()
    await page.locator('img').first().waitFor()
    expect(page.url()).toBe(world.line.url + path)
  }
  // The first in the timeline has an address that gives no picture.
  await openScreen(page, '/')
  const again = page.getByRole('button', { name: en.post.pictureFailed })
  await buttons.first().click()
  await again.click()
  await again.waitFor()
  phone.expectNoFaults()
})

test('the look a reader chose is there before the first paint of every screen, with no network', async () => {
  const phone = await world.addPhone()
  const { page } = phone
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  await openScreen(page, '/settings')
  await page.getByRole('radio', { name: settingsEn.themeBlack }).click()
  await page.getByRole('radio', { name: settingsEn.sans }).click()
  await page.getByRole('slider', { name: settingsEn.textSize }).press('End')
  const chosen = ':root[data-theme="black"][data-reading-face="sans"][data-text-size="200"]'
  await page.locator(chosen).waitFor()
  const bars = await page
    .locator('meta[name="theme-color"]')
    .evaluateAll((metas) => metas.map((meta) => meta.getAttribute('content')))
  expect(bars).toEqual(['#000000', '#000000'])
  const kept = () => page.evaluate(async () => (await caches.match('/look'))?.json())
  await eventually(async () => expect(await kept()).toMatchObject({ theme: 'black', textSize: 200 }))
  await phone.context.setOffline(true)
  for (const path of await screenPaths(page)) {
    const answer = await page.goto(world.line.url + path)
    const html = (await answer?.text()) ?? ''
    expect(html).toContain(
      '<html lang="en" data-theme="black" data-text-size="200" data-reading-face="sans">',
    )
    expect(html).toContain('<meta name="theme-color" content="#000000" media="(prefers-color-scheme: light)"')
  }
  phone.expectNoFaults()
})

test('posts in Hebrew and Arabic run from the right in the list and when they are open', async () => {
  const { page } = world.phone
  const posts = (await storedRows(page, 'posts')).filter(({ url }) => url?.includes('/from-the-right/'))
  expect(posts.map(({ language }) => language).sort()).toEqual(['ar', 'he'])
  for (const { id, title } of posts) {
    await openScreen(page, '/')
    const row = page.getByRole('article', { name: title ?? '', exact: true })
    await row.waitFor()
    for (const part of ['.post-title', '.excerpt'])
      expect([part, await sideOf(row.locator(part))]).toEqual([part, 'rtl'])
    await openScreen(page, `/post/${id}`)
    for (const part of ['.post-headline', '.post-body', '.post-body p', '.post-body blockquote'])
      expect([part, await sideOf(page.locator(part).first())]).toEqual([part, 'rtl'])
    const edge = page.locator('.post-body blockquote')
    expect(await edge.evaluate((quote) => getComputedStyle(quote).borderRightWidth)).not.toBe('0px')
    expect(await overflowOf(page)).toBe(0)
  }
})

test('a post that brings scripts, frames and forms is its text and nothing more', async () => {
  const { page } = world.phone
  world.publisher.forgetRequests()
  const hostile = (await storedRows(page, 'posts')).filter(({ url }) => url?.includes('/hostile/'))
  expect(hostile).toHaveLength(hostileTexts.length)
  for (const { id, title } of hostile) {
    expect(title).toContain('Solidarity')
    await openScreen(page, `/post/${id}`)
    await page.getByText('Meet us at the union hall.').waitFor()
    expect(await dangersIn(page)).toEqual({ elements: [], attributes: [], schemes: [], ids: [] })
    for (const part of await page.locator('.post-body a:not([href]), .post-body summary').all())
      await part.click()
    expect(await page.evaluate(() => Reflect.get(globalThis, 'hostileRan'))).toBeUndefined()
  }
  const asked = world.publisher.requests().map(({ path }) => path)
  expect(asked.filter((path) => !/\/(feed|none\.gif)$|^\/\w+\/images\//.test(path))).toEqual([])
  world.phone.expectNoFaults()
})

function newestAt(at: number): number {
  return Date.UTC(2026, 0, 15, 18) - at * 37 * 60_000
}

function hostileFeed(): string {
  const siteUrl = 'https://chapter.example'
  const items = hostileTexts.map((text, at) => ({
    id: `h${at}`,
    url: `${siteUrl}/hostile/${at}`,
    title: hostileTitle,
    html: `<p>Meet us at the union hall.</p>${text(world.publisher.url)}`,
    publishedAt: newestAt(at),
  }))
  return writeFeed('rss', { title: 'Hostile', siteUrl, language: 'en', items })
}

/** Each begins with letters from the left, as such posts often do. */
function feedFromTheRight(): string {
  const siteUrl = 'https://chapter.example'
  const texts = [
    ['he', 'DSA: שביתה במכבסה', 'העובדות הצביעו בעד שביתה, ארבעים מתוך ארבעים ושלוש.'],
    ['ar', 'DSA: إضراب في المغسلة', 'صوّتت العاملات لصالح الإضراب، أربعون من أصل ثلاث وأربعين.'],
  ] as const
  const items = texts.map(([language, title, text], at) => ({
    id: language,
    url: `${siteUrl}/from-the-right/${language}`,
    title,
    html: `<p>DSA. ${text}</p><blockquote>${text}</blockquote><ul><li>${text}</li></ul>`,
    language,
    publishedAt: newestAt(0) + (at + 1) * 60_000,
  }))
  return writeFeed('rss', { title: 'From the right', siteUrl, language: 'en', items })
}

function sideOf(place: Locator): Promise<string> {
  return place.evaluate((element) => getComputedStyle(element).direction)
}

/** A saved post with a note, a list it is in, and a page of a site. */
async function keepSome(page: Page, { language }: Words): Promise<void> {
  const text = savedCatalogs[language]
  await openScreen(page, await postPath(page))
  await page.getByRole('button', { name: text.save, exact: true }).click()
  await page.getByLabel(text.newList).fill('Strike kitchen and childcare')
  await page.getByRole('button', { name: text.makeList }).click()
  await page.getByRole('checkbox').waitFor()
  await page.getByLabel(text.note).fill('Bring water.\nAsk the committee about the vote.')
  await page.getByText(text.noteStored).waitFor()
  const pagesText = pagesCatalogs[language]
  await openScreen(page, '/pages')
  await page.getByLabel(pagesText.address).fill(`${world.publisher.url}/rights`)
  await page.getByRole('button', { name: pagesText.keep, exact: true }).click()
  await page.getByRole('link', { name: 'Rights at work' }).waitFor()
}

/** What must never be left of a post: elements, attributes, links by scheme, and ids that could be ours. */
function dangersIn(page: Page) {
  return page.locator('.post-body').evaluate((body) => {
    const all = [...body.querySelectorAll('*')]
    const dangerous =
      /^(script|style|link|meta|base|iframe|frame|object|embed|form|input|button|svg|math|video|audio|template|marquee)$/
    return {
      elements: all.map(({ localName }) => localName).filter((name) => dangerous.test(name)),
      attributes: all
        .flatMap((element) => element.getAttributeNames())
        .filter((name) => /^on|^(style|srcdoc|formaction|autofocus)$/.test(name)),
      schemes: [...body.querySelectorAll<HTMLAnchorElement>('a[href]')]
        .map((link) => link.protocol)
        .filter((name) => !/^https?:$/.test(name)),
      ids: all.map(({ id }) => id).filter((id) => id !== '' && !id.startsWith('user-content-')),
    }
  })
}

/** Every screen; the post is one with a picture. */
async function screenPaths(page: Page): Promise<string[]> {
  const lists = await storedRows(page, 'lists')
  const saved = ['/saved', ...lists.map(({ id }) => `/saved?list=${id}`)]
  // The first publisher tells all it can of itself, the last nothing.
  const publishers = [world.sources[0], world.sources.at(-1)].map(
    (source) => `/publisher/${source?.publisher}`,
  )
  const quiet = ['/legal', '/settings', '/about', '/faq', '/health', '/propose', '/nowhere']
  const front = ['/front', '/front?collection=chapters']
  const pages = ['/pages', `/page?url=${encodeURIComponent(`${world.publisher.url}/rights`)}`]
  return ['/', await postPath(page), ...front, ...saved, ...pages, '/sources', ...publishers, ...quiet]
}

async function postPath(page: Page): Promise<string> {
  const posts = await storedRows(page, 'posts')
  const post = posts.find(({ leadImage }) => leadImage?.url.endsWith('/0.jpg'))
  return `/post/${post?.id}`
}

async function openScreen(page: Page, path: string): Promise<void> {
  await page.goto(world.line.url + path)
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
  await page.getByRole('banner').getByRole('status').waitFor()
}

async function expectNoViolations(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark', 'black', 'e-ink']) {
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' })
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name
    }, theme)
    expect([screen, theme, await violationsOf(page)]).toEqual([screen, theme, []])
  }
}

function focusedText(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.textContent?.trim())
}

function topOfFocus(page: Page): Promise<number> {
  return page.evaluate(
    () => document.activeElement?.closest('article')?.getBoundingClientRect().top ?? Number.NaN,
  )
}

function movingElements(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element)
        return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth'
      }).length,
  )
}
