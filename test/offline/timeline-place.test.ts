import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { profileEn } from '../../src/ui/words/profile-en.ts'
import { openRefreshed, whenShellIsKept } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { expectAt, type Middle, middle } from '../support/middle-row.ts'
import { scrollDown } from '../support/scroll-down.ts'
import { startWebKit, type WebKitPage, whyNoWebKit } from '../support/webkit.ts'
import { startWorld, type World } from '../support/world.ts'

const why = whyNoWebKit()
const inWebKit = why === undefined ? 'in WebKit' : `in WebKit (${why})`
/** Rows on the screen and around it, however far down. */
const mostRows = 40
/** Some hundred rows. */
const farPx = 25_000
/** Most of a hundred rows. */
const longPx = 13_000

let world: World
let webkit: WebKitPage | undefined

afterEach(async () => {
  await webkit?.close()
  webkit = undefined
  await world?.close()
})

test('from far down one goes to a post and back, and closes the app and opens it, and no more rows are drawn than are near', async () => {
  const page = await startFollowing({ sources: 12, items: 24 })
  await world.phone.context.setOffline(true)
  await scrollDown(page, farPx)
  await page.evaluate(countRows)
  const place = await page.evaluate<Middle>(openMiddle)
  expect(place.id).toMatch(/^t-/)
  await page.locator('.post-body').waitFor()
  await page.goBack()
  await eventually(async () => expectAt(await page.evaluate(middle), place))
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(
    `/post/${place.id?.slice(2)}`,
  )
  expect(await page.evaluate(() => Reflect.get(globalThis, 'mostRows'))).toBeLessThanOrEqual(mostRows)

  await page.addInitScript(countRows)
  await page.goto('about:blank')
  await page.goto(world.line.url)
  await eventually(async () => expectAt(await page.evaluate(middle), place))
  expect(await page.evaluate(() => Reflect.get(globalThis, 'mostRows'))).toBeLessThanOrEqual(mostRows)

  expect(await page.evaluate(slipsUpwards)).toEqual([])
  world.phone.expectNoFaults()
})

test('what is stored in the moment one comes back leads nobody to the top', async () => {
  const page = await startFollowing({ sources: 12, items: 24 })
  await scrollDown(page, 15_000)
  const place = await page.evaluate<Middle>(openMiddle)
  await page.locator('.post-body').waitFor()
  await page.evaluate(tellOfMarksOnReturn)
  await page.goBack()
  await page.waitForFunction(() => Reflect.get(globalThis, 'areMarksTold') === true)
  await eventually(async () => expectAt(await page.evaluate(middle), place))
})

test('a place is kept whatever stands in the middle of the screen', async () => {
  const page = await startFollowing({ sources: 4, items: 12 })
  await scrollDown(page, 3000)
  expect(await page.evaluate(bringGapToMiddle)).toBe(false)
  const place = await page.evaluate(firstBelowMiddle)
  await page.goto('about:blank')
  await page.goto(world.line.url)
  await eventually(async () => expectAt(await page.evaluate(firstBelowMiddle), place))
})

test.for(['a publisher', 'a collection'])('so it is in the long list of %s', async (whose) => {
  const page = await startFollowing({ sources: 1, items: 100 })
  const isProfile = whose === 'a publisher'
  const path = isProfile ? `/publisher/${world.sources[0]?.publisher}` : '/front?collection=chapters'
  await page.goto(world.line.url + path)
  const name = isProfile ? profileEn.more : en.timeline.showMore
  const more = page.getByRole('button', { name, exact: true })
  // Rows come while it goes down, and the end moves on.
  await eventually(async () => {
    if (await more.isVisible()) await more.click()
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    expect(await page.evaluate(isEndRead)).toBe(true)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(longPx)
  })
  // At the very end a page of another height can't be where it was, by a part of a pixel.
  await page.evaluate(goUpToRow)
  await page.evaluate(countRows)
  const place = await page.evaluate<Middle>(openMiddle)
  expect(place.id).toMatch(/^t-/)
  await page.locator('.post-body').waitFor()
  await page.goBack()
  await eventually(async () => expectAt(await page.evaluate(middle), place))
  expect(await page.evaluate(() => Reflect.get(globalThis, 'mostRows'))).toBeLessThanOrEqual(mostRows)
})

test.skipIf(why)(
  `${inWebKit}, which holds nothing in its place itself, rows above don’t move those that are read`,
  async () => {
    world = await startWorld({ sources: 12, feed: { items: 24, imageEvery: 0 } })
    webkit = await startWebKit()
    const { run } = webkit
    await webkit.goto(world.line.url)
    await webkit.click('button', en.welcome.followAll)
    await webkit.find('[role=status]', 'Up to date')
    await eventually(async () => {
      await run('scrollTo(0, document.body.scrollHeight)')
      expect(await run<number>('return scrollY')).toBeGreaterThan(farPx)
    })
    // As iOS tells a page that another app comes in front; the driver's own windows never go out of sight.
    const place = await run<Middle>(`
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
      return (${middle})()`)
    await webkit.goto(world.line.url)
    await eventually(async () => expectAt(await run<Middle>(`return (${middle})()`), place))
    expect(await run(`return (${slipsUpwards})()`)).toEqual([])
  },
)

/** All is on the phone then, and all is followed. */
async function startFollowing({ sources, items }: { sources: number; items: number }): Promise<Page> {
  world = await startWorld({ sources, feed: { items, imageEvery: 0 } })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  await whenShellIsKept(page)
  return page
}

/** Runs in the page: as the mark of a post that was just opened does, if it is slow, from the return on for a while. */
function tellOfMarksOnReturn(): void {
  const stored = new BroadcastChannel('dsa-feed-stored')
  addEventListener('popstate', () => {
    let left = 100
    const tell = () => {
      if (left-- === 0) return Reflect.set(globalThis, 'areMarksTold', true)
      stored.postMessage(['readMarks'])
      return setTimeout(tell)
    }
    tell()
  })
}

/** Runs in the page: whether what stands in the middle then is a row. */
function bringGapToMiddle(): boolean {
  const [day] = [...document.querySelectorAll('.day-name')].filter(
    (one) => one.getBoundingClientRect().top > innerHeight / 2,
  )
  const { top, height } = day?.getBoundingClientRect() ?? new DOMRect()
  scrollBy(0, Math.round(top + height / 2 - innerHeight / 2))
  return document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('article') !== null
}

/** Runs in the page. */
function firstBelowMiddle(): Middle {
  const articles = [...document.querySelectorAll('article')]
  const article = articles.find((one) => one.getBoundingClientRect().top > innerHeight / 2)
  return {
    id: article?.getAttribute('aria-labelledby'),
    top: article?.getBoundingClientRect().top ?? Number.NaN,
  }
}

/** Runs in the page: it can't go on down, and rows stand there. */
function isEndRead(): boolean {
  const { scrollHeight } = document.documentElement
  return (
    scrollY + innerHeight > scrollHeight - 1 &&
    document.elementFromPoint(195, 400)?.closest('article') !== null
  )
}

/** Runs in the page: in the middle of the screen stands a post then, and no day's name. */
function goUpToRow(): void {
  do scrollBy(0, -100)
  while (scrollY > 0 && !document.elementFromPoint(195, 400)?.closest('article'))
}

/** In the page: opens the post in the middle of the screen, and tells where it was then. */
const openMiddle = `(() => {
  const place = (${middle})()
  document.elementFromPoint(195, 400)?.closest('article')?.querySelector('a')?.click()
  return place
})()`

/** Runs in the page: notes how many rows were in it at most. */
function countRows(): void {
  Reflect.set(globalThis, 'mostRows', 0)
  new MutationObserver(() => {
    const most = Math.max(Reflect.get(globalThis, 'mostRows'), document.querySelectorAll('article').length)
    Reflect.set(globalThis, 'mostRows', most)
  }).observe(document, { childList: true, subtree: true })
}

/** Runs in the page: goes up, rows come in above, and each that moves by more than was scrolled is told. */
async function slipsUpwards(): Promise<string[]> {
  const step = 400
  const slips: string[] = []
  const rest = () =>
    new Promise<void>((resolve) => {
      let frames = 6
      const next = () => (frames-- > 0 ? requestAnimationFrame(() => setTimeout(next)) : resolve())
      next()
    })
  // As a finger does: from here on nobody is led back any more.
  dispatchEvent(new Event('pointerdown'))
  for (let turn = 0; turn < 30; turn++) {
    const isRead = (one: Element) => one.getBoundingClientRect().bottom > innerHeight / 2
    const article = [...document.querySelectorAll('article')].find(isRead)
    if (!article || article.getBoundingClientRect().top > innerHeight)
      return [...slips, `no row at turn ${turn}`]
    const before = article.getBoundingClientRect().top
    scrollBy(0, -step)
    await rest()
    const by = article.getBoundingClientRect().top - before
    if (Math.abs(by - step) > 2) slips.push(`${by} px at turn ${turn}`)
  }
  return slips
}
