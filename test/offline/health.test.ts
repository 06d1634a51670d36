import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { type HealthReport, paths } from '../../proxy/wire.ts'
import { aboutEn } from '../../src/ui/words/about-en.ts'
import { en } from '../../src/ui/words/en.ts'
import { healthEn } from '../../src/ui/words/health-en.ts'
import { healthEs } from '../../src/ui/words/health-es.ts'
import { changeStored } from '../kills/change-stored.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { clippedTexts, overflowOf } from '../support/layout.ts'
import { startWorld, type World } from '../support/world.ts'

let world: World

afterEach(() => world?.close())

test('the health of the sources is told in words, what asks for work first, on the narrowest phone', async () => {
  const page = await start()
  await serveReport(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`${world.line.url}/about`)
  await page.getByRole('link', { name: aboutEn.keepers.health }).click()
  await page.getByText(/^4 sources, 1 with trouble, as of /).waitFor()
  const parts = page.locator('.health-part')
  expect(await parts.locator('h2').allTextContents()).toEqual([
    `${healthEn.trouble} 1`,
    `${healthEn.changed} 2`,
    `${healthEn.well} 1`,
  ])
  const first = world.sources[0]?.title ?? ''
  const check = page.getByText(/^Last check of the whole list, .* 4 sources, 1 not fit for it\.$/)
  await check.waitFor()
  await page.getByText(healthEn.unfit(first)).waitFor()
  await page.getByText(healthEn.checkOverdue).waitFor()
  const failing = await parts.first().textContent()
  expect(failing).toContain('The site’s security certificate expired on November 17, 2025. Since ')
  expect(failing).toContain('The site takes too long to answer. 3 ×')
  await parts.nth(1).getByText('https://moved.example/a-very-long-address').waitFor()
  await parts.nth(1).getByText(healthEn.gone).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  expect(await violationsInLightAndDark(page)).toEqual([])
  world.phone.expectNoFaults()
})

test('what our own server answers is read, and posts and cut texts are counted of what this phone has', async () => {
  const page = await start()
  const first = world.sources[0]
  const posts = (await storedRows(page, 'posts')).filter(({ sourceId }) => sourceId === first?.id)
  const bodies = (await storedRows(page, 'bodies'))
    .filter(({ postId }) => postId === posts[0]?.id)
    .map((body) => ({ ...body, isTruncated: true }))
  await changeStored(page, { put: { bodies } })
  await page.addInitScript(noteFirstFacts)
  await page.goto(`${world.line.url}/health`)
  await page.getByText(/^4 sources, .*as of /).waitFor()
  await page.getByText(healthEn.noCheck).waitFor()
  await page.getByText(healthEn.facts.lastSuccess).first().waitFor()
  // Nothing is added to a row that stands: those below it would move.
  expect(await page.evaluate(() => Reflect.get(globalThis, 'firstFacts'))).toBe(
    await page.locator('.health-facts').first().locator('dt').count(),
  )
  const told = async (name: string) => {
    const facts = page.locator('.health-facts div', { hasText: name })
    await facts.nth(3).waitFor()
    return (await facts.locator('dd').allTextContents()).sort()
  }
  expect(await told(healthEn.facts.postsOfThirtyDays)).toEqual(['1', '1', '1', '1'])
  expect(await told(healthEn.facts.cutShort)).toEqual(['0 of 2', '0 of 2', '0 of 2', '1 of 2'])

  // Its longest names fit on the narrowest phone, with text twice as large, too.
  await page.setViewportSize({ width: 320, height: 568 })
  await changeStored(page, { put: { settings: [{ key: 'language', value: 'es' }] } })
  await page.reload()
  expect(await told(healthEs.facts.cutShort)).toEqual(['0 de 2', '0 de 2', '0 de 2', '1 de 2'])
  await page.evaluate(() => {
    document.documentElement.dataset.textSize = '200'
  })
  expect([await overflowOf(page), await clippedTexts(page)]).toEqual([0, []])
  world.phone.expectNoFaults()
})

test('with no network, or a server that gives none, it says so, and asks again when told to', async () => {
  const page = await start()
  await whenShellIsKept(page)
  await world.phone.context.setOffline(true)
  await page.goto(`${world.line.url}/health`)
  const again = page.getByRole('button', { name: healthEn.again })
  await again.waitFor()
  const said = await page.locator('.health').textContent()
  expect(said).toMatch(/This phone is offline\.|Can’t reach our server/)
  await world.phone.context.setOffline(false)
  await serveReport(page, '<html>log in</html>')
  await again.click()
  await page
    .locator('.health')
    .getByText(en.problems.captivePortal({ code: 'captivePortal' }))
    .waitFor()
  await serveReport(page)
  await again.click()
  await page.getByText(/^4 sources, 1 with trouble/).waitFor()
  world.phone.expectNoFaults()
})

/** Runs in the page before anything of it: notes how many facts the first row has when it comes. */
function noteFirstFacts(): void {
  const observer = new MutationObserver(() => {
    const facts = document.querySelectorAll('.health-facts')[0]?.querySelectorAll('dt')
    if (!facts) return
    observer.disconnect()
    Reflect.set(globalThis, 'firstFacts', facts.length)
  })
  observer.observe(document, { childList: true, subtree: true })
}

async function start(): Promise<Page> {
  // One of them of the last thirty days.
  const feed = { items: 2, imageEvery: 0, newestAt: Date.now() - 86_400_000, hoursApart: 40 * 24 }
  world = await startWorld({ sources: 4, feed })
  await openRefreshed(world.phone.page, world.line.url)
  return world.phone.page
}

async function serveReport(page: Page, instead?: string): Promise<void> {
  const at = Math.floor(Date.now() / 1000)
  const [a, b, c, d] = world.sources.map(({ id }) => id)
  const well = { lastGood: at - 60, lastTry: at - 60, interval: 30, changesPerMonth: 4, size: 81_000 }
  const sources: HealthReport['sources'] = {
    [a ?? 'a']: well,
    [b ?? 'b']: {
      ...well,
      problem: { code: 'tlsExpired', since: at - 300_000, expiredAt: Date.UTC(2025, 10, 17, 20) / 1000 },
      failures: { tlsExpired: 12, timeout: 3 },
    },
    [c ?? 'c']: { ...well, movedTo: `https://moved.example/a-very-long-address/${'x'.repeat(80)}` },
    [d ?? 'd']: { ...well, isGone: true },
  }
  const check = { at: at - 9 * 86_400, asked: 4, unfit: [a ?? 'a'] }
  await page.unroute(`**${paths.health}`)
  await page.route(`**${paths.health}`, (route) =>
    route.fulfill(
      instead === undefined
        ? { json: { version: 1, sources, check } satisfies HealthReport }
        : { body: instead, contentType: 'text/html' },
    ),
  )
}
