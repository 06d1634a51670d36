import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { JSHandle, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toPlaces } from '../../src/core/domain/reading-place.ts'
import { en } from '../../src/ui/words/en.ts'
import { postEn } from '../../src/ui/words/post-en.ts'
import { settingsEn } from '../../src/ui/words/settings-en.ts'
import { openRefreshed, storedRows } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { overflowOf } from '../support/layout.ts'
import { makeEssay } from '../support/make-essay.ts'
import { tabTo } from '../support/tab-to.ts'
import { startWorld, type World } from '../support/world.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const picture = fileURLToPath(new URL('../../public/icons/icon-192.png', import.meta.url))
/** Stands for the publisher's address. */
const site = 'https://chapter.example'
/** From here on a line counts as in sight. */
const linePx = 66
const cells = (count: number) => `<tr>${'<td>Solidarity</td>'.repeat(count)}</tr>`
const filler = (name: string) => `<p>${`${name} and solidarity. `.repeat(80)}</p>`

/** Bodies by the last part of their post's address, the newest first. */
const bodies: Record<string, string> = {
  long: makeEssay({ words: 4000 }),
  parts: `<h2 id="post-part-2">Wages</h2>${filler('Wages')}<h3>Of whom</h3>${filler('Whom')}
<h2></h2><h2 id="post-title">Hours</h2>${filler('Hours')}<p><a href="#post-part-2">Up</a></p>`,
  short: '<h2>One</h2><p>Meet us at the union hall.</p><h2>Two</h2>',
  wide: `<table><caption>Wages by year</caption>${cells(30)}</table><table>${cells(1)}</table>
<pre>${'x'.repeat(300)}</pre><pre>short</pre><p>${'y'.repeat(300)}</p>
<img src="${site}/a.png" width="3000" height="900" alt="A banner">
<ul><li><figure><img src="${site}/a.png" width="1200" height="800" alt="One"></figure></li></ul>
<p>A claim<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">https://chapter.example/${'z'.repeat(200)}</li></ol>`,
  quote: '<p>Forty of soli&shy;darity said yes.</p><p>The strike begins on Monday.</p>',
}
const names = Object.keys(bodies)

let world: World

beforeAll(async () => {
  world = await startWorld({
    sources: 1,
    prepare: ([source], publisher) => {
      const items = names.map((name, at) => ({
        id: name,
        url: `${site}/posts/${name}`,
        title: `About ${name}`,
        html: bodies[name] ?? '',
        publishedAt: Date.UTC(2026, 0, 15) - at * 3_600_000,
      }))
      const body = writeFeed('rss', { title: 'Reading', siteUrl: site, language: 'en', items })
        .replace('<rss ', '<rss xmlns:media="http://search.yahoo.com/mrss/" ')
        .replace(
          /(<guid[^>]*>quote<\/guid>)/,
          `$1<media:content url="${site}/lead.png" medium="image" width="1200"><media:credit>Ana Pérez</media:credit></media:content>`,
        )
      publisher.serve(new URL(source?.feed ?? '').pathname, {
        body: body.replaceAll(site, publisher.url),
        contentType: feedTypes.rss,
      })
      for (const file of ['a.png', 'lead.png'])
        publisher.serve(`/${file}`, { file: picture, contentType: 'image/png' })
    },
  })
  await openRefreshed(world.phone.page, world.line.url)
})

afterAll(() => world?.close())

test('a post with three headings lists them; a link leads to one and Back leads out', async () => {
  const { page } = world.phone
  await openFromTimeline(page, 'parts')
  await tabTo(page, '.post-contents summary')
  await page.keyboard.press('Enter')
  const links = page.locator('.post-contents a')
  expect(await links.allTextContents()).toEqual(['Wages', 'Of whom', 'Hours'])
  expect(await page.locator('.post-contents ul ul a').allTextContents()).toEqual(['Of whom'])
  expect(await idsTwice(page)).toEqual([])
  await tabTo(page, '.post-contents > ul > li:last-child a')
  await page.keyboard.press('Enter')
  const heading = page.locator('.post-body h2:focus')
  expect(await heading.textContent()).toBe('Hours')
  expect(await topOf(page, '.post-body h2:focus')).toBeLessThan(300)
  await expectNoViolations(page)
  await page.getByRole('button', { name: en.post.back, exact: true }).click()
  await page.locator('.timeline article').first().waitFor()
  world.phone.expectNoFaults()
})

test('a post’s own link to its heading still leads there, and two headings need no list', async () => {
  const { page } = world.phone
  await openFromTimeline(page, 'parts')
  const up = page.getByRole('link', { name: 'Up', exact: true })
  expect(await up.getAttribute('href')).toBe('#user-content-post-part-2')
  expect(await page.locator('#user-content-post-part-2').textContent()).toBe('Wages')
  await openFromTimeline(page, 'short')
  expect(await page.locator('.post-contents').count()).toBe(0)
})

test('a long post opens where it was left, after the browser was killed and in larger letters', async () => {
  const phone = await world.addPhone()
  await openRefreshed(phone.page, world.line.url)
  await openFromTimeline(phone.page, 'long')
  await scrollDown(phone.page, 4000)
  await eventually(async () => expect(await keptPlace(phone.page)).toBeGreaterThan(0))
  const line = await lineInSight(phone.page)
  await phone.kill()
  await phone.restart()
  const { page } = phone
  await openFromTimeline(page, 'long')
  await eventually(async () => expect(await lineInSight(page)).toBe(line))
  await page.goto(`${world.line.url}/settings`)
  await page.getByRole('slider', { name: settingsEn.textSize }).press('End')
  await page.locator(':root[data-text-size="200"]').waitFor()
  await openFromTimeline(page, 'long')
  await eventually(async () => expect(await lineInSight(page)).toBe(line))
  phone.expectNoFaults()
})

test('a post read to its end, or hardly begun, opens at its top', async () => {
  const { page } = world.phone
  await openFromTimeline(page, 'long')
  await scrollDown(page, 4000)
  await eventually(async () => expect(await keptPlace(page)).toBeGreaterThan(0))
  await scrollDown(page, 100_000)
  await eventually(async () => expect(await keptPlace(page)).toBeUndefined())
  await openFromTimeline(page, 'long')
  const heights = await recordHeights(page)
  await scrollTo(page, 4000)
  // A place is only kept once the one of before has been looked for.
  await eventually(async () => expect(await keptPlace(page)).toBeGreaterThan(0))
  expect(await heights.jsonValue()).toEqual([0, 4000])
  await scrollTo(page, 200)
  await eventually(async () => expect(await keptPlace(page)).toBeUndefined())
})

test('the posts before and after are a link, a key and a swipe away, and Back leads to the list', async () => {
  const { page } = world.phone
  await openFromTimeline(page, 'parts')
  await page.getByRole('link', { name: `${en.keys.next} About short` }).click()
  await whenOpen(page, 'short')
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await page.locator('main:focus').waitFor()
  await page.getByRole('link', { name: `${en.keys.previous} About parts` }).waitFor()
  await page.keyboard.press('k')
  await whenOpen(page, 'parts')
  await page.getByRole('link', { name: `${en.keys.previous} About long` }).waitFor()
  await page.keyboard.press('k')
  await whenOpen(page, 'long')
  await page.getByRole('link', { name: `${en.keys.next} About parts` }).waitFor()
  expect(await page.getByRole('link', { name: en.keys.previous }).count()).toBe(0)
  await page.keyboard.press('j')
  await whenOpen(page, 'parts')
  await page.getByRole('link', { name: `${en.keys.next} About short` }).waitFor()
  await swipe(page, { fromX: 300, toX: 120, y: 500 })
  await whenOpen(page, 'short')
  await page.getByRole('link', { name: `${en.keys.previous} About parts` }).waitFor()
  await swipe(page, { fromX: 100, toX: 300, y: 500 })
  await whenOpen(page, 'parts')
  await page.getByRole('button', { name: en.post.back, exact: true }).click()
  await page.locator('.timeline article').first().waitFor()
  world.phone.expectNoFaults()
})

test('keys leave fields alone, and their help tells them', async () => {
  const { page } = world.phone
  await openFromTimeline(page, 'short')
  await page.getByRole('link', { name: `${en.keys.next} About wide` }).waitFor()
  await page.locator('.note-field textarea').press('j')
  expect(await page.locator('.note-field textarea').inputValue()).toBe('j')
  await page.locator('.note-field textarea').fill('')
  await page.locator('main').focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: en.keys.title }).getByText(postEn.copyQuoteKey).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Escape')
  await whenOpen(page, 'short')
})

test('a finger that scrolls, up and down or a wide table, leads nowhere', async () => {
  const { page } = world.phone
  await openFromTimeline(page, 'wide')
  await page.getByRole('link', { name: `${en.keys.next} About quote` }).waitFor()
  const table = await topOf(page, '.table-box')
  const paths = await recordPaths(page)
  await swipe(page, { fromX: 300, toX: 100, y: table + 15 })
  await swipe(page, { fromX: 300, toX: 180, y: 600, down: -200 })
  await swipe(page, { fromX: 10, toX: 300, y: 600 })
  await page.keyboard.press('j')
  await whenOpen(page, 'quote')
  // What a swipe leads to is led to before a key that is pressed after it.
  expect(await paths.jsonValue()).toEqual([new URL(page.url()).pathname])
})

test('nothing a post holds scrolls the page sideways; what is wider scrolls by itself, with a name', async () => {
  const { page } = world.phone
  await page.setViewportSize({ width: 320, height: 568 })
  await openFromTimeline(page, 'wide')
  expect(await overflowOf(page)).toBe(0)
  const table = page.getByRole('group', { name: postEn.wideTableNamed('Wages by year') })
  await table.waitFor()
  await tabTo(page, '.table-box')
  await page.keyboard.press('ArrowRight')
  await eventually(async () => expect(await table.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0))
  await page.getByRole('group', { name: postEn.wideText }).waitFor()
  expect(await page.locator('.post-body [tabindex]:not(img)').count()).toBe(2)
  await expectNoViolations(page)
  await page.setViewportSize({ width: 390, height: 844 })
})

test('what is selected is copied as a quote with its source', async () => {
  const { page, context } = world.phone
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openFromTimeline(page, 'quote')
  const button = page.getByRole('button', { name: postEn.copyQuote })
  expect(await button.count()).toBe(0)
  await select(page, '.post-body p:first-child')
  await button.click()
  await page.getByText(postEn.quoteCopied).waitFor()
  const publisher = world.sources[0]?.title
  const source = `About quote, ${publisher}, ${world.publisher.url}/posts/quote`
  expect(await clipboard(page)).toBe(`“Forty of solidarity said yes.” — ${source}`)
  await expectNoViolations(page)
  await select(page, '.post-body p:first-child', '.post-body p:nth-child(2)')
  await button.waitFor()
  await page.keyboard.press('c')
  await eventually(async () =>
    expect(await clipboard(page)).toBe(
      `“Forty of solidarity said yes.\n\nThe strike begins on Monday.” — ${source}`,
    ),
  )
  await page.evaluate(() => getSelection()?.removeAllRanges())
  await button.waitFor({ state: 'detached' })
  await select(page, '.post-body p:first-child')
  await button.waitFor()
  await select(page, '.post-headline')
  await button.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('About quote')
})

test('what the share sheet won’t take is copied; a sheet that the reader closes is no failure', async () => {
  const { page } = world.phone
  await openFromTimeline(page, 'short')
  await page.evaluate(() => {
    const copied: string[] = []
    Object.assign(globalThis, { copied, shareFailure: 'AbortError' })
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: () => Promise.reject(new DOMException('', Reflect.get(globalThis, 'shareFailure'))),
    })
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    })
  })
  const copied = () => page.evaluate(() => Reflect.get(globalThis, 'copied') as string[])
  const share = page.getByRole('button', { name: en.post.share, exact: true })
  await share.click()
  expect(await page.locator('.share-outcome').textContent()).toBe('')
  expect(await copied()).toEqual([])
  await page.evaluate(() => Reflect.set(globalThis, 'shareFailure', 'NotAllowedError'))
  await share.click()
  await page.getByText(en.post.copied, { exact: true }).waitFor()
  expect(await copied()).toEqual([`${world.publisher.url}/posts/short`])
})

test('a picture names whoever its feed says made it', async () => {
  const { page } = world.phone
  await openFromTimeline(page, 'quote')
  expect(await page.locator('.post-body figcaption').textContent()).toBe('Ana Pérez')
  await page.getByRole('link', { name: en.post.original('127.0.0.1') }).waitFor()
})

test('on paper there is the post, its title, publisher, date and address, and nothing of the app', async () => {
  const { page } = world.phone
  await openFromTimeline(page, 'parts')
  // The end of a post is drawn after its text.
  await page.locator('.post-address').waitFor({ state: 'attached' })
  await page.emulateMedia({ media: 'print' })
  const shown = await page.evaluate(() =>
    ['.post-headline', '.post-from strong', '.post-facts time', '.post-address', '.post-body'].filter(
      (part) => document.querySelector(part)?.checkVisibility() !== true,
    ),
  )
  expect(shown).toEqual([])
  const left = 'button, nav, .masthead, .tab-bar, .post-contents, .own-part, .post-actions, .post-neighbors'
  expect(
    await page.locator(left).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
  ).toBe(0)
  expect(await page.locator('.post-address').textContent()).toBe(`${world.publisher.url}/posts/parts`)
  await page.emulateMedia({ media: null })
})

async function openFromTimeline(page: Page, name: string): Promise<void> {
  await page.goto(world.line.url)
  await page.getByRole('banner').getByRole('status').waitFor()
  await page
    .getByRole('link', { name: `About ${name}`, exact: true })
    .first()
    .click()
  await whenOpen(page, name)
}

async function whenOpen(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: `About ${name}`, exact: true }).waitFor()
  await page.locator('.post-body:not([aria-busy]) > *').first().waitFor({ state: 'attached' })
}

async function scrollDown(page: Page, by: number): Promise<void> {
  await page.mouse.move(200, 400)
  await page.mouse.wheel(0, by)
}

function scrollTo(page: Page, top: number): Promise<void> {
  return page.evaluate((to) => globalThis.scrollTo({ top: to, behavior: 'instant' }), top)
}

/** How far down the page is, and was each time it had moved. */
function recordHeights(page: Page): Promise<JSHandle<number[]>> {
  return page.evaluateHandle(() => {
    const heights = [scrollY]
    addEventListener('scroll', () => heights.push(scrollY), { passive: true })
    return heights
  })
}

/** The paths that the app goes to. */
function recordPaths(page: Page): Promise<JSHandle<string[]>> {
  return page.evaluateHandle(() => {
    const paths: string[] = []
    navigation.addEventListener('navigate', ({ destination }) =>
      paths.push(new URL(destination.url).pathname),
    )
    return paths
  })
}

/** Of the post that is open. */
async function keptPlace(page: Page): Promise<number | undefined> {
  const row = (await storedRows(page, 'settings')).find(({ key }) => key === 'readingPlaces')
  const postId = new URL(page.url()).pathname.slice('/post/'.length)
  return toPlaces(row?.value).find((place) => place.postId === postId)?.letters
}

/** The start of the paragraph that the first line in sight is of. */
function lineInSight(page: Page): Promise<string | undefined> {
  return page.evaluate(
    (top) =>
      [...document.querySelectorAll('.post-body :is(p, li, h2)')]
        .find((part) => part.getBoundingClientRect().bottom > top)
        ?.textContent?.slice(0, 60),
    linePx,
  )
}

function topOf(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().top)
}

function idsTwice(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    return ids.filter((id, at) => ids.indexOf(id) !== at)
  })
}

async function swipe(
  page: Page,
  { fromX, toX, y, down = 0 }: { fromX: number; toX: number; y: number; down?: number },
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: fromX + (toX - fromX) * share, y: y + down * share }],
    })
  await touch('touchStart', 0)
  for (const share of [0.2, 0.4, 0.6, 0.8, 1]) await touch('touchMove', share)
  await touch('touchEnd', 1)
  await session.detach()
}

/** From the start of the one to the end of the other. */
async function select(page: Page, first: string, last = first): Promise<void> {
  await page.evaluate(
    ([from, to]) => {
      const [start, end] = [from, to].map((selector) => document.querySelector(selector))
      if (start && end) getSelection()?.setBaseAndExtent(start, 0, end, end.childNodes.length)
    },
    [first, last] as const,
  )
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (Reflect.get(globalThis, 'axe') as { run(): Promise<AxeResults> }).run(),
  )
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
