import { afterEach, expect, test } from 'vitest'
import { dataEn } from '../../src/ui/words/data-en.ts'
import { dataEs } from '../../src/ui/words/data-es.ts'
import { en } from '../../src/ui/words/en.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { overflowOf } from '../support/layout.ts'
import { startWorld, type World } from '../support/world.ts'

const api = /^\/(api\/feeds|catalog)/
let world: World

afterEach(() => world?.close())

test('saving data, nothing is fetched unasked, nothing moves, and the ground is black', async () => {
  world = await startWorld({ sources: 3, feed: { items: 4, imageEvery: 1 } })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  await whenShellIsKept(page)
  world.line.forgetRequests()
  await page.reload()
  await eventually(() =>
    expect(world.line.requests(api)).toEqual([expect.stringMatching(/^\/api\/feeds(\?|$)/)]),
  )

  await page.getByRole('link', { name: en.nav.settings, exact: true }).click()
  await page.getByRole('switch', { name: dataEn.saves }).click()
  await eventually(async () =>
    expect(await page.evaluate(lookOfRoot)).toEqual(['black', true, 'rgb(0, 0, 0)']),
  )
  world.line.forgetRequests()
  await page.goto(world.line.url)
  await eventually(() => expect(page.workers()).toHaveLength(1))
  for (const name of [en.nav.sources, en.nav.saved, en.nav.timeline])
    await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('article').first().waitFor()
  expect(await page.locator('article img').count()).toBe(0)
  expect(world.line.requests(/^\/api\//)).toEqual([])
  await refreshByHand(page)
  expect(world.line.requests(api)).toEqual([expect.stringMatching(/^\/api\/feeds(\?|$)/)])
  expect(await page.evaluate(lookOfRoot)).toEqual(['black', true, 'rgb(0, 0, 0)'])
  world.phone.expectNoFaults()
})

test('what a refresh brought is counted within a tenth of what went over the line', async () => {
  world = await startWorld({ sources: 6, feed: { items: 20, bytes: 60_000, imageEvery: 0 } })
  const { page } = world.phone
  const { line } = world
  await openRefreshed(page, line.url)
  const [day] = await storedRows(page, 'dataUse')
  const wire = line.wireBytes(api)
  expect(day?.bytes).toBeLessThan(wire)
  expect(day?.bytes).toBeGreaterThan(wire * 0.9)
  await page.goto(`${line.url}/settings`)
  await page.getByText(/^About .* today, .* this month\.$/).waitFor()
})

test('while nothing answers the app is read as ever, and in time it says so', async () => {
  world = await startWorld({ sources: 3, feed: { items: 4, imageEvery: 0 } })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  await whenShellIsKept(page)
  const release = world.line.hold(/^\//)
  await page.reload()
  await page.getByRole('article').first().click()
  await page.locator('.post-body p').first().waitFor()
  await page.getByRole('link', { name: en.nav.sources, exact: true }).click()
  await page.getByRole('switch').first().waitFor()
  await page.getByRole('link', { name: en.nav.timeline, exact: true }).click()
  await whenStatus(page, /^Can’t refresh\. Posts as of \d\d:\d\d$/)
  await page
    .getByRole('banner')
    .getByText(en.problems.serverTimeout({ code: 'serverTimeout' }))
    .waitFor()
  expect(await storedRows(page, 'posts')).toHaveLength(12)
  release()
  await refreshByHand(page)
  await whenStatus(page, /^Up to date, /)
})

test('a log-in page that comes in the middle of the install is stored in the place of no file', async () => {
  world = await startWorld({ sources: 3, feed: { items: 4, imageEvery: 0 } })
  const { page } = world.phone
  world.line.showPortal('page', /^\/index\.html/)
  await openRefreshed(page, world.line.url)
  await eventually(() => expect(world.line.requests(/^\/index\.html/).length).toBeGreaterThan(0))
  await eventually(async () =>
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing ?? null),
    ).toBe(null),
  )
  expect(await page.evaluate(storedPages)).toEqual([])
  world.line.showPortal(undefined)
  await page.reload()
  await whenShellIsKept(page)
  await world.phone.context.setOffline(true)
  await page.reload()
  await page.locator('.masthead').waitFor()
})

test.each([
  ['English', 'en-US', dataEn],
  ['Spanish', 'es-MX', dataEs],
] as const)(
  'axe finds nothing wrong with data and power in %s, nor does a narrow phone',
  async (_, locale, text) => {
    world = await startWorld({ sources: 3, feed: { items: 4, imageEvery: 0 }, phone: { locale } })
    const { page } = world.phone
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`${world.line.url}/settings`)
    await page.getByText(text.usedText).waitFor()
    expect(await violationsInLightAndDark(page)).toEqual([])
    await page.getByRole('switch', { name: text.fetchesAll }).click()
    await page.getByRole('switch', { name: text.saves }).click()
    await page.getByRole('switch', { name: text.saves, checked: true }).waitFor()
    expect(await violationsInLightAndDark(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
  },
)

function lookOfRoot() {
  const root = document.documentElement
  return [root.dataset.theme, root.classList.contains('saves-data'), getComputedStyle(root).backgroundColor]
}

/** What is stored as a file of the app and is a page without its root. */
async function storedPages(): Promise<string[]> {
  const found: string[] = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const text = await (await cache.match(request))?.text()
      if (/^\s*<(!doctype|html)/i.test(text ?? '') && !text?.includes('<div id="app">'))
        found.push(request.url)
    }
  }
  return found
}
