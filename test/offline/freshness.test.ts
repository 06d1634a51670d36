import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { readyEn } from '../../src/ui/words/ready-en.ts'
import {
  openRefreshed,
  refreshByHand,
  storedRows,
  upToDate,
  whenShellIsKept,
  whenStatus,
} from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { startWorld, type World, type WorldOptions, whenServerHas } from '../support/world.ts'

const screens = ['/', '/front', '/saved', '/sources', '/packs', '/pages', '/legal', '/settings', '/about']
const dayMs = 86_400_000
let world: World

afterEach(() => world?.close())

test('every screen says as of when, and warns in words where that is over a day ago', async () => {
  const page = await start()
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  const publisherId = (await storedRows(page, 'publishers'))[0]?.id
  await page.clock.install({ time: Date.now() + 3 * dayMs })
  await world.phone.context.setOffline(true)
  for (const screen of [...screens, `/publisher/${publisherId}`]) {
    await page.goto(world.line.url + screen)
    // A page that is opened with no network learns of it only by trying.
    await whenStatus(page, /^(Offline|Can’t refresh)\. Posts as of \w{3} \d+, \d\d:\d\d$/)
    await page
      .getByRole('banner')
      .getByText(new RegExp(`${readyEn.old}|${readyEn.refreshOld}|${readyEn.refreshAgain}`))
      .waitFor()
  }
  expect(await violationsInLightAndDark(page)).toEqual([])
  world.phone.expectNoFaults()
})

test('the way to mend it stands in the line that was kept for it, so that nothing moves, and it helps', async () => {
  const page = await start()
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  await page.clock.install({ time: Date.now() + 3 * dayMs })
  // As after three days in a pocket: nothing has been tried yet.
  const release = world.line.hold(/^\/api\/feeds/)
  await page.goto(world.line.url)
  await whenStatus(page, /^Refreshing/)
  const before = await page.locator('.content').boundingBox()
  await page.getByRole('button', { name: en.cancel, exact: true }).click()
  await whenStatus(page, /^Stopped\. Posts as of \w{3} \d+, \d\d:\d\d$/)
  const refresh = page.getByRole('button', { name: readyEn.refreshOld })
  await refresh.waitFor()
  expect((await page.locator('.content').boundingBox())?.y).toBe(before?.y)
  release()
  // The page's clock alone was set forward; that of the worker, which refreshes, was not.
  await page.clock.setSystemTime(Date.now())
  await refresh.click()
  await whenStatus(page, upToDate)
  await refresh.waitFor({ state: 'detached' })
  world.phone.expectNoFaults()
})

test('a site that is refused says since when and why, in Spanish, too, and what still works', async () => {
  const page = await start({
    phone: { locale: 'es-MX' },
    app: { pollMinutes: 0.005 },
  })
  await page.goto(world.line.url)
  await whenStatus(page, /^Al día, /)
  const [source] = world.sources
  const path = new URL(source?.feed ?? '').pathname
  world.publisher.fault(path, { kind: 'status', status: 403 })
  await whenServerHas(world.app, source?.id ?? '', ({ problem }) => problem?.status === 403)
  await refreshByHand(page, es)
  await page.goto(`${world.line.url}/sources`)
  const row = page.locator('.source-row').filter({ hasText: source?.title ?? '' })
  await row
    .getByText(/^El sitio les niega su feed a robots como nuestro servidor\. Desde las \d\d:\d\d\./)
    .waitFor()
  await row.getByText('Sus 5 publicaciones se pueden seguir leyendo.').waitFor()
  world.phone.expectNoFaults()
})

async function start(options: WorldOptions = {}): Promise<Page> {
  world = await startWorld({ sources: 2, feed: { items: 5, imageEvery: 0 }, ...options })
  return world.phone.page
}
