import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { languageName } from '../../src/ui/words/format.ts'
import { settingsEn } from '../../src/ui/words/settings-en.ts'
import { toolsEn } from '../../src/ui/words/tools-words.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { overflowOf } from '../support/layout.ts'
import { makeFeed } from '../support/make-feed.ts'
import { expectAt, middle } from '../support/middle-row.ts'
import { scrollDown } from '../support/scroll-down.ts'
import { startWorld, type World, whenServerHas } from '../support/world.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'

const newestAt = Date.UTC(2026, 0, 15, 18)
const hour = 3_600_000
/** Of the sources, by their place: the eleventh is a Spanish commission's, the second is in Oregon. */
const [spanish, oregon] = [10, 1]

let world: World
let page: Page

beforeAll(async () => {
  world = await startWorld({
    sources: 12,
    app: { pollMinutes: 0.005 },
    feed: (at) => ({
      items: 8,
      imageEvery: 0,
      hoursApart: 12,
      enclosureEvery: at === oregon ? 4 : 0,
      language: at === spanish ? 'es' : 'en',
      newestAt: newestAt - at * hour,
    }),
  })
  ;({ page } = world.phone)
  await openRefreshed(page, world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  await whenShellIsKept(page)
})

beforeEach(async () => {
  await scrollTop()
  await page.goto(world.line.url)
  await page.getByRole('article').first().waitFor()
  await whenToolsAreThere()
})

afterAll(() => world?.close())

test('filters are chosen by keyboard, combined, kept in the address over a reload, and removed one by one', async () => {
  await page.keyboard.press('/')
  await page.getByRole('button', { name: en.filter.button, exact: true }).press('Enter')
  const sheet = page.getByRole('dialog', { name: en.filter.title })
  await sheet.waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  await sheet.getByLabel(en.filter.state).focus()
  await page.keyboard.type('Oregon')
  await sheet.getByLabel(en.filter.audio).press('Space')
  await page.keyboard.press('Enter')
  await sheet.waitFor({ state: 'detached' })

  await expectPosts(2)
  expect(new URL(page.url()).search).toBe('?state=OR&audio=1')
  await page.reload()
  await expectPosts(2)
  expect(await violationsInLightAndDark(page)).toEqual([])

  await page.getByRole('button', { name: en.filter.remove(en.filter.audio) }).press('Enter')
  await expectPosts(world.sources.filter((_, at) => at % 10 === oregon).length * 8)
  expect(new URL(page.url()).search).toBe('?state=OR')
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('filter-button')
  await page.getByRole('button', { name: en.filter.remove('Oregon') }).click()
  await eventually(async () => expect(await page.locator('.filter-chip').count()).toBe(0))
  expect(new URL(page.url()).search).toBe('')
  world.phone.expectNoFaults()
})

test('two chips pressed before the list has changed are both gone, and no other empty list flashes by', async () => {
  await page.goto(`${world.line.url}/?state=OR&lang=es`)
  await page.getByRole('heading', { name: en.filter.nothing }).waitFor()
  expect(await page.locator('.filter-chip').count()).toBe(2)
  const titles = await page.evaluate(async () => {
    const seen = new Set<string>()
    const list = document.querySelector('.timeline')
    if (!list) throw new Error('There is no list.')
    const whenFilled = new Promise<void>((resolve) => {
      new MutationObserver(() => {
        for (const { textContent } of list.querySelectorAll('.empty-state h2')) seen.add(textContent ?? '')
        if (list.querySelector('article')) resolve()
      }).observe(list, { childList: true, subtree: true, characterData: true })
    })
    for (const chip of document.querySelectorAll<HTMLElement>('.filter-chip')) chip.click()
    await whenFilled
    return [...seen]
  })
  expect(titles.filter((title) => title !== en.filter.nothing)).toEqual([])
  expect(new URL(page.url()).search).toBe('')
  expect(await page.locator('.filter-chip').count()).toBe(0)
})

test('an address with nonsense in it shows what makes sense of it', async () => {
  await page.goto(`${world.line.url}/?kind=%00&state=XX&publisher=__proto__&lang=es&unread=yes&tag=%20&x=1`)
  await expectPosts(8)
  await page.getByRole('button', { name: en.filter.remove(languageName('en', 'es')) }).waitFor()
  expect(await page.locator('.filter-chip').count()).toBe(1)
})

test('with no network filters work as ever, and a list they leave empty says so', async () => {
  await world.phone.context.setOffline(true)
  await page.goto(`${world.line.url}/?lang=es`)
  await expectPosts(8)
  await page.goto(`${world.line.url}/?lang=es&audio=1`)
  await page.getByRole('heading', { name: en.filter.nothing }).waitFor()
  await page.getByRole('link', { name: en.filter.clear }).click()
  await page.getByRole('article').first().waitFor()
  expect(new URL(page.url()).search).toBe('')
  await world.phone.context.setOffline(false)
})

test('a list goes on where a busy browser tells at once that its end was far away and that it is near', async () => {
  const busy = await world.phone.context.newPage()
  await busy.addInitScript(() => {
    const Observer = IntersectionObserver
    window.IntersectionObserver = class extends Observer {
      constructor(tell: IntersectionObserverCallback, options?: IntersectionObserverInit) {
        super((entries, observer) => {
          const farAway = entries.map(({ target, boundingClientRect }) => ({
            target,
            boundingClientRect,
            isIntersecting: false,
          })) as IntersectionObserverEntry[]
          tell([...farAway, ...entries], observer)
        }, options)
      }
    }
  })
  await busy.goto(world.line.url)
  await eventually(async () => expect(await busy.locator('article').count()).toBeGreaterThan(3))
  await busy.close()
})

test('everything above is marked as read at once, and as unread again by Undo', async () => {
  const before = (await storedRows(page, 'readMarks')).length
  await scrollDown(page, 3000)
  await page.getByRole('button', { name: toolsEn.markAbove }).click()
  const undo = page.getByRole('button', { name: en.undo })
  await undo.waitFor()
  const marks = await storedRows(page, 'readMarks')
  const marked = marks.length - before
  expect(marked).toBeGreaterThan(3)
  expect(await page.locator('[aria-live] p').allTextContents()).toContain(toolsEn.marked(marked))
  expect(await page.getByRole('status').count()).toBe(1)
  // What was marked is what stands above, and nothing else.
  const posts = (await storedRows(page, 'posts')).sort(
    (a, b) => b.sortAt - a.sortAt || (a.id > b.id ? -1 : 1),
  )
  expect(new Set(marks.map(({ postId }) => postId))).toEqual(
    new Set(posts.slice(0, marked).map(({ id }) => id)),
  )
  await undo.press('Enter')
  await eventually(async () => expect(await storedRows(page, 'readMarks')).toHaveLength(before))
  await page.getByRole('button', { name: toolsEn.markAbove }).waitFor()
})

test('single keys walk the posts and open one, until they are switched off', async () => {
  await page.keyboard.press('j')
  const first = await focusedHref()
  await page.keyboard.press('j')
  const second = await focusedHref()
  expect([first === second, first?.startsWith('/post/'), second?.startsWith('/post/')]).toEqual([
    false,
    true,
    true,
  ])
  await page.keyboard.press('k')
  expect(await focusedHref()).toBe(first)
  await page.keyboard.press('Control+j')
  expect(await focusedHref()).toBe(first)

  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: en.keys.title })
  await sheet.waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await page.keyboard.press('j')
  await page.keyboard.press('o')
  await eventually(async () => expect(new URL(page.url()).pathname).toBe(second))

  await page.goto(`${world.line.url}/settings`)
  await page.getByRole('switch', { name: settingsEn.hasShortcuts }).click()
  await page.getByRole('switch', { name: settingsEn.hasShortcuts, checked: false }).waitFor()
  await page.getByRole('link', { name: en.nav.timeline, exact: true }).click()
  await page.getByRole('article').first().waitFor()
  await whenToolsAreThere()
  const focus = await focusedHref()
  for (const key of ['j', '?', 'o']) await page.keyboard.press(key)
  expect([await focusedHref(), await page.getByRole('dialog').count(), new URL(page.url()).pathname]).toEqual(
    [focus, 0, '/'],
  )
  world.phone.expectNoFaults()
})

test('far from the top new posts are counted, and nothing moves', async () => {
  const [source] = world.sources
  if (!source) throw new Error('No source.')
  await page.goto(`${world.line.url}/?kind=chapter`)
  await page.getByRole('article').first().waitFor()
  await scrollDown(page, 1500)
  const top = await firstTop()
  const made = makeFeed({
    items: 3,
    imageEvery: 0,
    seed: 'new',
    siteUrl: 'https://new.example',
    newestAt: newestAt + 9 * hour,
    hoursApart: 1,
  })
  const body = writeFeed('rss', {
    title: source.title,
    siteUrl: world.publisher.url,
    language: 'en',
    items: made.items,
  })
  const hash = (await storedRows(page, 'fetchStates')).find(({ sourceId }) => sourceId === source.id)?.hash
  world.publisher.serve(new URL(source.feed).pathname, { body, contentType: feedTypes.rss })
  await whenServerHas(world.app, source.id, (entry) => entry.hash !== hash)
  await refreshByHand(page)
  const pill = page.getByRole('button', { name: en.timeline.newPosts(3), exact: true })
  await pill.waitFor()
  expect(await firstTop()).toEqual(top)
  await pill.click()
  await page
    .getByRole('link', { name: made.items[0]?.title ?? '' })
    .first()
    .waitFor()
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test.each(['/', '/?kind=chapter'])(
  'when the app was closed at %s it opens again where the reader was, to the pixel',
  async (path) => {
    await page.goto(world.line.url + path)
    await page.getByRole('article').first().waitFor()
    await scrollDown(page, 2600)
    await page.evaluate(() => scrollBy(0, 37))
    await page.locator('.mark-above').waitFor()
    const place = await page.evaluate(middle)
    expect(place.top).not.toBeNaN()
    await page.goto('about:blank')
    await page.goto(world.line.url + path)
    await eventually(async () => expectAt(await page.evaluate(middle), place))
    await scrollTop()
    await page.locator('.mark-above').waitFor({ state: 'detached' })
    await page.goto('about:blank')
    await page.goto(world.line.url)
    await whenToolsAreThere()
    expect(await page.evaluate(() => scrollY)).toBe(0)
  },
)

test('the finger pulls at the very top to refresh, and words say so', async () => {
  const touch = await world.phone.context.newCDPSession(page)
  const at = (y: number) => [{ x: 200, y }]
  const words = page.locator('.pull-to-refresh')
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(300) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(360) })
  await eventually(async () => expect(await words.textContent()).toBe(toolsEn.pull))
  await words.waitFor()
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(460) })
  await eventually(async () => expect(await words.textContent()).toBe(toolsEn.letGo))
  const finished = await lastFinishedAt()
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await words.waitFor({ state: 'hidden' })
  await eventually(async () => expect(await lastFinishedAt()).not.toBe(finished))
})

test('at 320 pixels with text twice as large the open sheet loses nothing', async () => {
  await page.setViewportSize({ width: 320, height: 568 })
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
  await page.getByRole('button', { name: en.filter.button, exact: true }).click()
  const sheet = page.getByRole('dialog', { name: en.filter.title })
  await sheet.waitFor()
  expect(await overflowOf(page)).toBe(0)
  expect(await sheet.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0)
  await page.getByRole('button', { name: en.close }).click()
  await sheet.waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 390, height: 844 })
})

test('with the setting for it posts that were scrolled past are read', async () => {
  await page.goto(`${world.line.url}/settings`)
  await page.getByRole('switch', { name: settingsEn.marksOnScroll }).click()
  await page.getByRole('switch', { name: settingsEn.marksOnScroll, checked: true }).waitFor()
  await page.getByRole('link', { name: en.nav.timeline, exact: true }).click()
  await page.getByRole('article').first().waitFor()
  const before = (await storedRows(page, 'readMarks')).length
  await scrollDown(page, 2500)
  await eventually(async () =>
    expect((await storedRows(page, 'readMarks')).length).toBeGreaterThan(before + 3),
  )
  expect(await page.getByRole('button', { name: toolsEn.markAbove }).count()).toBe(0)
})

async function whenToolsAreThere(): Promise<void> {
  await page.locator('.timeline-tools').waitFor({ state: 'attached' })
}

/** Rows that are drawn on the way may end the scroll. */
async function scrollTop(): Promise<void> {
  await eventually(async () => {
    await page.keyboard.press('Home')
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })
}

/** All of them: the end of the list says how many there are. */
async function expectPosts(count: number): Promise<void> {
  await eventually(async () => {
    await page.mouse.wheel(0, 2000)
    expect(await page.locator('.timeline-end').textContent()).toMatch(
      new RegExp(`^${en.timeline.end(count, 0).replace(/\.$/, '')}\\b`),
    )
  })
}

function focusedHref(): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('href'))
}

/** The post in the middle of the screen, and how far from its edge. */
function firstTop() {
  return page.evaluate(() => {
    const article = document.elementFromPoint(195, 400)?.closest('article')
    return [
      article?.getAttribute('aria-labelledby'),
      Math.round(article?.getBoundingClientRect().top ?? Number.NaN),
    ]
  })
}

async function lastFinishedAt(): Promise<number | undefined> {
  for (const row of await storedRows(page, 'serverStates'))
    if (row.key === 'lastRefresh') return row.last.finishedAt
  return undefined
}
