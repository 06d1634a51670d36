import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import {
  noteStatuses,
  openRefreshed,
  refreshByHand,
  seenStatuses,
  storedRows,
  whenShellIsKept,
  whenStatus,
} from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { startFakePublisher } from '../support/fake-publisher.ts'
import { serveFeed } from '../support/serve-feed.ts'
import { startWorld, type World, type WorldOptions, whenServerHas } from '../support/world.ts'

const bodies = /^\/api\/feeds\/./
const api = /^\/(api\/feeds|catalog)/
const feed = { items: 5, imageEvery: 0 }
let world: World

afterEach(() => world?.close())

test('while a refresh runs it says how far it is, and posts appear as they arrive', async () => {
  const { page, line } = await start({ sources: 12, feed })
  const release = line.hold(bodies, 4)
  await page.goto(line.url)
  await whenStatus(page, /^Refreshing 4 of 12$/)
  await page.getByRole('article').nth(3).waitFor()
  release()
  await whenStatus(page, /^Up to date, \d\d:\d\d$/)
  expect(await storedRows(page, 'posts')).toHaveLength(60)
  world.phone.expectNoFaults()
})

test('a refresh that is stopped keeps what it stored, and the next one gets only the rest', async () => {
  const { page, line } = await start({ sources: 12, feed })
  const release = line.hold(bodies, 4)
  await page.goto(line.url)
  await whenStatus(page, /^Refreshing 4 of 12$/)
  await page.getByRole('button', { name: en.cancel, exact: true }).click()
  await whenStatus(page, /^Stopped\. Posts as of \d\d:\d\d$/)
  expect(await storedRows(page, 'posts')).toHaveLength(20)
  await page.getByRole('article').first().waitFor()

  release()
  line.forgetRequests()
  await refreshByHand(page)
  await whenStatus(page, /^Up to date, /)
  expect(line.requests(bodies)).toHaveLength(8)
  expect(await storedRows(page, 'posts')).toHaveLength(60)
  world.phone.expectNoFaults()
})

test('two tabs that refresh at once download each feed once, and both say how it goes', async () => {
  const { page, line } = await start({ sources: 12, feed })
  const other = await world.phone.context.newPage()
  await noteStatuses(world.phone.context)
  const release = line.hold(api)
  for (const tab of [page, other]) {
    await tab.goto(line.url)
    await eventually(() => expect(tab.workers()).toHaveLength(1))
  }
  release()
  for (const tab of [page, other]) {
    await whenStatus(tab, /^Up to date, /)
    expect(await seenStatuses(tab)).toContain('Refreshing 12 of 12')
    await tab.getByRole('article').first().waitFor()
  }
  const asked = line.requests(bodies)
  expect(asked).toHaveLength(12)
  expect(new Set(asked).size).toBe(12)
  world.phone.expectNoFaults()
})

test('a refresh with nothing new is one request of less than 1 KB', async () => {
  const { page, line } = await start({ sources: 110, feed: { ...feed, items: 2 } })
  await openRefreshed(page, line.url)
  line.forgetRequests()
  await refreshByHand(page)
  await whenStatus(page, /^Up to date, /)
  expect(line.requests(api)).toEqual([expect.stringMatching(/^\/api\/feeds(\?|$)/)])
  expect(line.wireBytes(api)).toBeGreaterThan(0)
  expect(line.wireBytes(api)).toBeLessThan(1000)
})

test('when one feed of many has changed, that one alone is downloaded', async () => {
  const { page, line, publisher } = await start({ sources: 12, feed, app: { pollMinutes: 0.005 } })
  await openRefreshed(page, line.url)
  const [source] = world.sources
  if (!source) throw new Error('No source.')
  const stored = (await storedRows(page, 'fetchStates')).find(({ sourceId }) => sourceId === source.id)
  const fresh = serveFeed(publisher, source, { ...feed, items: 6, newestAt: Date.UTC(2026, 0, 16) })
  await whenServerHas(world.app, source.id, ({ hash }) => hash !== stored?.hash)
  line.forgetRequests()
  await refreshByHand(page)
  expect(line.requests(bodies)).toHaveLength(1)
  expect(line.requests(bodies)[0]).toMatch(`/api/feeds/${source.id}/`)
  await page
    .getByRole('article', { name: fresh.items[0]?.title ?? '' })
    .first()
    .waitFor()
})

test.each(['as a page', 'by a redirect'])(
  'the log-in page of a hotel’s network, %s, is named, and takes nothing from the phone',
  async (how) => {
    const { page, line } = await start({ sources: 3, feed })
    const hotel = await startFakePublisher()
    await openRefreshed(page, line.url)
    await whenShellIsKept(page)
    line.showPortal(how === 'as a page' ? 'page' : { redirect: `${hotel.url}/login` })
    await refreshByHand(page)
    await whenStatus(page, /^Can’t refresh\. Posts as of \d\d:\d\d$/)
    await page.getByRole('banner').getByText('Log in to it in the browser, then refresh.').waitFor()
    expect(await storedRows(page, 'posts')).toHaveLength(15)

    await page.reload()
    await page.getByRole('article').first().click()
    await page.locator('.post-body p').first().waitFor()
    line.showPortal(undefined)
    await refreshByHand(page)
    await whenStatus(page, /^Up to date, /)
    expect(hotel.requests()).toEqual([])
    await hotel.close()
    // Chromium tells of each redirect it was asked not to follow, and of a picture the policy kept from it.
    expect(world.phone.faults().filter((fault) => !fault.includes(`${hotel.url}/login`))).toEqual([])
  },
)

test('a server that is down is named, and the next refresh after it is back goes through', async () => {
  const { page, line } = await start({ sources: 3, feed })
  await openRefreshed(page, line.url)
  await world.app.kill()
  await refreshByHand(page)
  await whenStatus(page, /^Can’t refresh\. Posts as of \d\d:\d\d$/)
  await page.getByRole('banner').getByText('Can’t reach our server. Check the connection.').waitFor()
  await page.getByRole('article').first().waitFor()
  await world.app.start()
  await refreshByHand(page)
  await whenStatus(page, /^Up to date, /)
  world.phone.expectNoFaults()
})

test('a phone in Spanish is told all of this in Spanish', async () => {
  const { page, line } = await start({ sources: 12, feed, phone: { locale: 'es-MX' } })
  const release = line.hold(bodies, 2)
  await page.goto(line.url)
  await whenStatus(page, /^Actualizando 2 de 12$/)
  await page.getByRole('button', { name: es.cancel, exact: true }).click()
  await whenStatus(page, /^En pausa\. Publicaciones hasta las \d\d:\d\d$/)
  release()
  await refreshByHand(page, es)
  await whenStatus(page, /^Al día, \d\d:\d\d$/)
  await world.app.kill()
  await refreshByHand(page, es)
  await whenStatus(page, /^No se pudo actualizar\. Publicaciones hasta las \d\d:\d\d$/)
  await page.getByRole('banner').getByText('No se llega al servidor. Revisa la conexión.').waitFor()
  await world.phone.context.setOffline(true)
  await whenStatus(page, /^Sin conexión\. Al día hasta las \d\d:\d\d$/)
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('es')
  world.phone.expectNoFaults()
})

async function start(options: WorldOptions): Promise<{ page: Page } & Pick<World, 'line' | 'publisher'>> {
  world = await startWorld(options)
  return { page: world.phone.page, line: world.line, publisher: world.publisher }
}
