import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { holdMs } from '../../src/ui/guard/hide-gesture.ts'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { guardEn } from '../../src/ui/words/guard-en.ts'
import { guardEs } from '../../src/ui/words/guard-es.ts'
import { neutralEn } from '../../src/ui/words/neutral-words.ts'
import { savedEn } from '../../src/ui/words/saved-en.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { overflowOf } from '../support/layout.ts'
import { startWorld, type World } from '../support/world.ts'

let world: World

afterEach(() => world?.close())

test('Escape twice hides all of the app on every screen and in every window, and brings it back', async () => {
  const page = await startOffline()
  const titles = (await storedRows(page, 'posts')).map(({ title }) => title ?? '').filter(Boolean)
  const [post] = await storedRows(page, 'posts')
  const other = await world.phone.context.newPage()
  await other.goto(world.line.url)
  await whenShown(other)
  // A window behind another draws when the browser likes.
  await page.bringToFront()
  for (const path of ['/', '/front', `/post/${post?.id}`, '/saved', '/sources', '/settings']) {
    await page.goto(world.line.url + path)
    await whenShown(page)
    await escapeTwice(page)
    await whenNeutral(page)
    await whenNeutral(other)
    const left = await page.evaluate(() =>
      document.documentElement.outerHTML.replace(/<head>.*<\/head>/s, ''),
    )
    for (const title of [...titles, en.appName]) expect(left).not.toContain(title)
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await page.evaluate(barContents)).toEqual([null, null])
    expect(await page.locator('link[rel=icon]').getAttribute('href')).toBe('data:,')
    await escapeTwice(page)
    await whenShown(page)
    await whenShown(other)
    expect(new URL(page.url()).pathname).toBe(path)
    expect(await page.evaluate(barContents)).not.toContain(null)
    expect(await page.title()).toContain(en.appName)
  }
  world.phone.expectNoFaults()
})

test('Escape that closes a sheet does not count: pressed once more it hides nothing, a third time it does', async () => {
  const page = await startOffline()
  await page.locator('.timeline-tools').waitFor({ state: 'attached' })
  await page.keyboard.press('?')
  await page.locator('dialog[open]').waitFor()
  await escapeTwice(page)
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  expect(await page.title()).toContain(en.appName)
  await escapeTwice(page)
  await whenNeutral(page)
})

test('a finger held on the bar of places hides, a tap and a scroll do not, and three fingers do', async () => {
  const page = await startOffline()
  const tab = page.getByRole('link', { name: en.nav.sources, exact: true })
  await tab.tap()
  await page.waitForURL('**/sources')
  await page.getByRole('searchbox').or(page.getByRole('switch')).first().waitFor()
  const touch = await touches(page)
  const at = await middleOf(page, '.tab')
  await touch('touchStart', [at])
  await touch('touchMove', [{ ...at, y: at.y - 60 }])
  await page.evaluate(longerThanHeld, holdMs)
  await touch('touchEnd', [])
  expect(await page.locator('.neutral').count()).toBe(0)

  await touch('touchStart', [at])
  await whenNeutral(page)
  await touch('touchEnd', [])
  await page.evaluate(longerThanHeld, holdMs)
  await page.reload()
  await whenNeutral(page)
  await touch('touchStart', [at])
  await whenShown(page)
  await touch('touchEnd', [])

  const fingers = [100, 180, 260].map((x) => ({ x, y: 300 }))
  await touch('touchStart', fingers)
  await touch('touchEnd', [])
  await whenNeutral(page)
  world.phone.expectNoFaults()
})

test('hidden, it opens hidden after the browser was killed, with nothing of the app before', async () => {
  const page = await startOffline()
  await whenFirstScreenIsKept(page)
  await escapeTwice(page)
  await whenNeutral(page)
  await eventually(async () => expect(await cachedMark(page)).toBe('hidden'))
  await world.phone.kill()
  await world.phone.restart()
  const { page: again, context } = world.phone
  await context.setOffline(true)
  await noteTexts(context)
  const answer = await (await again.goto(world.line.url))?.text()
  await whenNeutral(again)
  const seen = await again.evaluate(() => Reflect.get(globalThis, 'seenTexts') as string[])
  expect(seen.join(' ')).not.toContain(en.appName)
  expect(seen.join(' ')).not.toContain('DSA')
  expect(answer).toContain('<title></title>')
  expect(answer).not.toContain('class="post-row')
  await escapeTwice(again)
  await whenShown(again)
  await again.reload()
  await whenShown(again)
  world.phone.expectNoFaults()
})

test('until the way back is known the clock has a button, and with a code nothing else leads back', async () => {
  const page = await startOffline()
  await page.goto(`${world.line.url}/settings`)
  await page.getByRole('button', { name: guardEn.hide.try }).click()
  await page.getByText(guardEn.hide.waiting).waitFor()
  await escapeTwice(page)
  await page.getByRole('button', { name: neutralEn.back }).waitFor()
  await escapeTwice(page)
  await page.getByText(guardEn.hide.done).waitFor()
  await page.getByLabel(guardEn.code.label).fill('rosa7')
  await page.getByRole('button', { name: guardEn.code.save }).click()
  await page.getByText(guardEn.code.isSet).waitFor()
  expect(JSON.stringify(await storedRows(page, 'settings'))).not.toContain('rosa7')

  await page.getByRole('button', { name: guardEn.hide.now }).click()
  await whenNeutral(page)
  await page.reload()
  await whenNeutral(page)
  await escapeTwice(page)
  await page.getByLabel(neutralEn.code).waitFor()
  expect(await page.getByRole('button', { name: neutralEn.back }).count()).toBe(0)
  await page.getByLabel(neutralEn.code).fill('rosa8')
  await page.keyboard.press('Enter')
  await page.getByText(neutralEn.wrong).waitFor()
  await page.getByLabel(neutralEn.code).fill('rosa7')
  await page.keyboard.press('Enter')
  await whenShown(page)
  world.phone.expectNoFaults()
})

test('set so, it hides whenever it goes out of sight, and each start begins hidden', async () => {
  const page = await startOffline()
  await page.goto(`${world.line.url}/settings`)
  await page.getByRole('switch', { name: guardEn.hide.onLeave }).click()
  await page.getByRole('switch', { name: guardEn.hide.onLeave, checked: true }).waitFor()
  await eventually(async () => expect(await cachedMark(page)).toBe('locked'))
  await goOutOfSight(page)
  await whenNeutral(page)
  await page.getByRole('button', { name: neutralEn.back }).click()
  await whenShown(page)
  await world.phone.kill()
  await world.phone.restart()
  await world.phone.context.setOffline(true)
  await world.phone.page.goto(world.line.url)
  await whenNeutral(world.phone.page)
})

test('hiding stops what plays, and what was typed is there when it comes back', async () => {
  const page = await startOffline()
  const [post] = await storedRows(page, 'posts')
  await page.goto(`${world.line.url}/post/${post?.id}`)
  await page.getByLabel(savedEn.note).fill('Meet at the gate.')
  await page.evaluate(() => {
    const audio = document.createElement('audio')
    Reflect.set(globalThis, 'paused', false)
    audio.pause = () => Reflect.set(globalThis, 'paused', true)
    document.querySelector('main')?.append(audio)
  })
  await escapeTwice(page)
  await whenNeutral(page)
  expect(await page.evaluate(() => Reflect.get(globalThis, 'paused'))).toBe(true)
  await escapeTwice(page)
  await eventually(async () =>
    expect(await page.getByLabel(savedEn.note).inputValue()).toBe('Meet at the gate.'),
  )
})

test('out of sight the app writes down a place, and nothing where there is none or all was erased', async () => {
  const page = await startOffline()
  await page.goto(world.line.url)
  await whenShown(page)
  const place = () => page.evaluate(() => localStorage.getItem('timelinePlace'))
  await goOutOfSight(page)
  expect(await place()).toBeNull()
  await page.evaluate(() => scrollTo(0, 600))
  await eventually(async () => {
    await goOutOfSight(page)
    expect(await place()).not.toBeNull()
  })
  await page.evaluate(() => document.documentElement.replaceChildren())
  await page.evaluate(() => localStorage.clear())
  await goOutOfSight(page)
  expect(await place()).toBeNull()
})

test('a long hold erases everything with no network, in every window; let go before, nothing', async () => {
  const page = await startOffline()
  await plantFurther(page)
  const other = await world.phone.context.newPage()
  await other.goto(world.line.url)
  await whenShown(other)
  await page.goto(`${world.line.url}/settings`)
  expect(await page.getByRole('button', { name: guardEn.erase.hold }).count()).toBe(0)
  await page.getByRole('switch', { name: guardEn.erase.allow }).click()
  const hold = page.getByRole('button', { name: guardEn.erase.hold })
  await hold.scrollIntoViewIfNeeded()
  await hold.hover()
  await page.mouse.down()
  await eventually(async () => expect(await held(page)).toBeGreaterThan(800))
  await page.mouse.up()
  await hold.waitFor()
  expect(await held(page)).toBe(0)
  expect((await storedRows(page, 'posts')).length).toBeGreaterThan(0)

  await page.mouse.down()
  for (const one of [page, other]) await eventually(() => expect(one.url()).toBe('about:blank'))
  await expectEmptyPhone()
})

test('by the keyboard it takes two presses, and a phone that died in the middle goes on at its next start', async () => {
  const page = await startOffline()
  await plantFurther(page)
  await page.goto(`${world.line.url}/settings`)
  await page.getByRole('switch', { name: guardEn.erase.allow }).click()
  // Nothing is deleted on a phone that dies at the first deletion.
  await page.evaluate(() => {
    IDBFactory.prototype.deleteDatabase = () => new Promise(() => {}) as never
    CacheStorage.prototype.delete = () => new Promise(() => {})
    Reflect.set(ServiceWorkerRegistration.prototype, 'unregister', () => new Promise(() => {}))
  })
  await page.getByRole('button', { name: guardEn.erase.hold }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(guardEn.erase.ask).waitFor()
  await page.getByRole('button', { name: guardEn.erase.sure }).focus()
  await page.keyboard.press('Enter')
  await eventually(async () => expect(await page.evaluate(() => document.body)).toBe(null))
  await eventually(async () => expect(await cachedMark(page)).toBe('erasing'))
  await world.phone.kill()
  await world.phone.restart()
  const { page: again, context } = world.phone
  await context.setOffline(true)
  await again.goto(world.line.url)
  await eventually(() => expect(again.url()).toBe('about:blank'))
  await expectEmptyPhone()
})

test.each([
  ['English', 'en-US', guardEn],
  ['Spanish', 'es-MX', guardEs],
] as const)(
  'axe finds nothing wrong with hiding and erasing in %s, nor does a narrow phone',
  async (_, locale, text) => {
    const page = await startOffline({ locale })
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`${world.line.url}/settings`)
    await page.getByRole('heading', { name: text.hide.title, exact: true }).waitFor()
    await page.getByRole('switch', { name: text.erase.allow }).click()
    await page.getByRole('button', { name: text.erase.hold }).waitFor()
    expect(await violationsInLightAndDark(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await page.getByLabel(text.code.label).fill('1234')
    await page.getByRole('button', { name: text.code.save }).click()
    await page.getByText(text.code.isSet).waitFor()
    await escapeTwice(page)
    await page.locator('.neutral').waitFor()
    await escapeTwice(page)
    await page.locator('.neutral input').waitFor()
    expect(await violationsInLightAndDark(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
  },
)

/** A phone that has refreshed once and has no network since. */
async function startOffline({ locale }: { locale?: string } = {}): Promise<Page> {
  world = await startWorld({
    sources: 3,
    feed: { items: 4, imageEvery: 0 },
    phone: locale === undefined ? {} : { locale },
  })
  const { page, context } = world.phone
  const words = locale?.startsWith('es') ? es : en
  if (words === en) await openRefreshed(page, world.line.url)
  else {
    await page.goto(world.line.url)
    await eventually(async () => expect(await storedRows(page, 'posts')).toHaveLength(12))
  }
  await page.getByRole('button', { name: words.welcome.followAll }).click()
  await whenShellIsKept(page)
  await page.reload()
  await context.setOffline(true)
  await whenShown(page)
  return page
}

/** Drawn, and what listens for the gesture has come. */
async function whenShown(page: Page): Promise<void> {
  await page.locator('.masthead').waitFor()
  await whenGuarded(page)
}

async function whenNeutral(page: Page): Promise<void> {
  await page.locator('.neutral').waitFor()
  expect(await page.locator('.masthead, .post-row, article, .tab-bar').count()).toBe(0)
  expect(await page.title()).toBe(neutralEn.title)
  await whenGuarded(page)
}

async function whenGuarded(page: Page): Promise<void> {
  await eventually(async () =>
    expect(await page.evaluate(() => performance.getEntriesByName('guarded').length)).toBeGreaterThan(0),
  )
}

async function escapeTwice(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

function barContents(): (string | null)[] {
  return [...document.querySelectorAll('meta[name="theme-color"]')].map((bar) => bar.getAttribute('content'))
}

type Point = { x: number; y: number }

async function touches(page: Page) {
  const session = await page.context().newCDPSession(page)
  return (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
}

async function middleOf(page: Page, selector: string): Promise<Point> {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`No ${selector} on the page.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/**
 * Until a hold that counted would have ended: that it did not can't be waited for. The page's timers end in their order,
 * so however slow it is, this one ends after that of the hold.
 */
function longerThanHeld(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms + 100))
}

function held(page: Page): Promise<number> {
  return page.locator('.hold-progress').evaluate((bar: HTMLProgressElement) => bar.value)
}

async function cachedMark(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => (await caches.match('/guard'))?.text())
}

async function whenFirstScreenIsKept(page: Page): Promise<void> {
  await eventually(async () =>
    expect(await page.evaluate(async () => (await caches.match('/first-screen')) !== undefined)).toBe(true),
  )
}

/** From now on every page notes all text that is ever in it, from before any script of its own. */
async function noteTexts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const seen: string[] = []
    Reflect.set(globalThis, 'seenTexts', seen)
    const note = () => seen.push(document.title, document.body?.textContent ?? '')
    new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true })
  })
}

async function goOutOfSight(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
  })
}

/** One of everything an app can leave, beside what ours has left already. */
async function plantFurther(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle('packs', { create: true })
    await folder.getFileHandle('one.html', { create: true })
    await (await caches.open('of-a-later-version')).put('/x', new Response('x'))
    localStorage.setItem('x', 'x')
    sessionStorage.setItem('x', 'x')
    await new Promise((resolve) => {
      const opening = indexedDB.open('of-a-later-version')
      opening.onupgradeneeded = () => opening.result.createObjectStore('x')
      opening.onsuccess = () => resolve(opening.result.close())
    })
  })
}

/** Looked at from a picture: that is of our origin, and starts nothing of the app. */
async function expectEmptyPhone(): Promise<void> {
  const { context } = world.phone
  await context.setOffline(false)
  const page = await context.newPage()
  await page.goto(`${world.line.url}/icons/icon-64.png`)
  const left = await page.evaluate(async () => {
    const root = (await navigator.storage.getDirectory()) as FileSystemDirectoryHandle & {
      keys(): AsyncIterable<string>
    }
    const files: string[] = []
    for await (const name of root.keys()) files.push(name)
    return {
      files,
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      local: { ...localStorage },
      session: { ...sessionStorage },
    }
  })
  expect(left).toEqual({ files: [], databases: [], caches: [], workers: 0, local: {}, session: {} })
  await page.close()
}
