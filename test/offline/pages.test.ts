import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { databaseName } from '../../src/core/storage/database.ts'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { pagesEn } from '../../src/ui/words/pages-en.ts'
import { pagesCatalogs } from '../../src/ui/words/pages-words.ts'
import { savedEn } from '../../src/ui/words/saved-en.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { pageAnswer } from '../support/make-page.ts'
import type { Fault } from '../support/publisher-fault.ts'
import { startWorld, type World } from '../support/world.ts'

const picture = fileURLToPath(new URL('../../public/icons/icon-192.png', import.meta.url))
const published = '<meta property="article:published_time" content="2026-05-03T23:30:00-07:00">'
/** The sanitizer and the reader parse under our policy, and Chromium tells what it does not do there. */
const ignoreErrors = [/^Applying inline style violates/, /^Setting the document's base URI to/]

let world: World

afterEach(() => world?.close())

test('a page the reader keeps is there with outline and picture after server and browser were killed', async () => {
  const page = await start()
  const url = serve('/rights', { head: published })
  await page.goto(`${world.line.url}/saved`)
  await page.getByRole('link', { name: savedEn.pages }).click()
  await page.getByRole('heading', { name: pagesEn.none }).waitFor()
  await keep(page, url)
  await page.getByText(pagesEn.kept('Rights at work')).waitFor()
  await page.getByText(pagesEn.says('2026-05-03')).waitFor()
  await whenPictureIsKept(page)
  await world.app.kill()
  await world.phone.kill()
  await world.phone.restart()

  const again = world.phone.page
  await again.goto(`${world.line.url}/pages`)
  await again.getByRole('link', { name: 'Rights at work' }).click()
  await again.getByRole('heading', { level: 1, name: 'Rights at work' }).waitFor()
  await again.getByText(pagesEn.says('2026-05-03')).waitFor()
  await again.getByText(pagesEn.contents).click()
  const outline = again.locator('.post-contents a')
  expect(await outline.allTextContents()).toEqual([
    'Before a meeting',
    'At the meeting',
    'After the meeting',
    'Who to call',
  ])
  await outline.nth(2).click()
  await again.locator('h2:focus', { hasText: 'After the meeting' }).waitFor()
  const shown = again.getByRole('img', { name: 'The hall' })
  await shown.scrollIntoViewIfNeeded()
  await eventually(async () =>
    expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0),
  )
  const text = (await again.locator('.post-body').textContent()) ?? ''
  expect(text).not.toContain('Donate')
  expect(text).not.toContain('Paid for by the chapter')
  expect(await again.locator('.post-body a[href^="#user-content-"]').count()).toBe(1)
  expect(await again.locator('.post-body a', { hasText: 'read more' }).getAttribute('href')).toBe(
    `${world.publisher.url}/more`,
  )
  world.phone.expectNoFaults()
})

test('a page that changed is there with its new text and date after a week', async () => {
  const page = await start()
  const url = serve('/rights', { head: published })
  await keepOnPages(page, url)
  serve('/rights', {
    title: 'Rights at work, 2026',
    text: 'The law has changed.',
    head: `${published}<meta property="article:modified_time" content="2026-11-01">`,
  })
  await forgetPages()
  await refreshByHand(page)
  await makeOlder(page, 8)
  await refreshByHand(page)
  await page.getByRole('link', { name: 'Rights at work, 2026' }).click()
  await page.getByText('The law has changed.').waitFor()
  await page.getByText(pagesEn.says('2026-11-01')).waitFor()
  expect(await storedRows(page, 'pages')).toMatchObject([{ pinnedBy: 'reader', publishedOn: '2026-05-03' }])
  // Within the week it was not asked for again.
  expect(world.publisher.requests('/rights')).toHaveLength(2)
  world.phone.expectNoFaults()
})

test.each<[string, Fault, string]>([
  ['is gone', { kind: 'status', status: 404 }, pagesEn.status(404)],
  ['fails', { kind: 'status', status: 500 }, pagesEn.status(500)],
  ['is no page any more', { kind: 'html', contentType: 'application/pdf' }, pagesEn.problems.notAPage],
])('of a page that %s the old text stays, and says why', async (_, fault, sentence) => {
  const page = await start()
  await keepOnPages(page, serve('/rights', { head: published }))
  world.publisher.fault('/rights', fault)
  await forgetPages()
  await makeOlder(page, 8)
  await refreshByHand(page)
  await page.locator('.page-problem', { hasText: sentence }).waitFor()
  await page.getByRole('link', { name: 'Rights at work' }).click()
  await page.locator('.page-problem', { hasText: sentence }).waitFor()
  await page.getByRole('heading', { name: 'At the meeting' }).waitFor()
  expect(await storedRows(page, 'pages')).toHaveLength(1)
})

test.each([
  ['English', 'en-US', en],
  ['Spanish', 'es-MX', es],
] as const)(
  'what cannot be kept is said in words in %s, and what was typed stays',
  async (_, locale, words) => {
    const text = pagesCatalogs[words.language]
    const page = await start(locale)
    await page.goto(`${world.line.url}/pages`)
    await page.getByRole('heading', { name: text.none }).waitFor()
    const { publisher } = world
    publisher.serve('/paper.pdf', { body: '%PDF-1.7', contentType: 'application/pdf' })
    publisher.serve('/empty', { body: '<!doctype html><title>x</title><p>Hello', contentType: 'text/html' })
    publisher.serve('/large', { ...pageAnswer({ inside: `<p>${'long '.repeat(410_000)}</p>` }) })
    publisher.serve('/many', { ...pageAnswer({ inside: '<b>x</b>'.repeat(9000) }) })
    const cases = [
      ['the handbook', text.problems.notAnAddress],
      ['https://elsewhere.example/rights', text.problems.pageNotAllowed],
      [`${publisher.url}/paper.pdf`, text.problems.notAPage],
      [`${publisher.url}/empty`, text.problems.nothingReadable],
      [`${publisher.url}/large`, text.tooLarge(2)],
      [`${publisher.url}/nothing-here`, text.status(404)],
      [`${publisher.url}/many`, text.tooLarge(2)],
    ] as const
    for (const [address, sentence] of cases) {
      await keep(page, address, text)
      await page.getByRole('alert').filter({ hasText: sentence }).waitFor()
      expect(await page.getByLabel(text.address).inputValue()).toBe(address)
    }
    await world.phone.context.setOffline(true)
    await keep(page, `${publisher.url}/rights`, text)
    await page
      .getByRole('alert')
      .filter({ hasText: words.problems.offline({ code: 'offline' }) })
      .waitFor()
    expect(await storedRows(page, 'pages')).toEqual([])
  },
)

test('pages the catalog lists come ahead for whom the reader follows, and what the reader keeps is theirs', async () => {
  world = await startWorld({
    sources: 3,
    feed: { items: 2, imageEvery: 0 },
    phone: { ignoreErrors },
    prepare: ([first, second], publisher, publishers) => {
      publisher.serve('/pictures/hall.png', { file: picture, contentType: 'image/png' })
      for (const [at, source] of [first, second].entries()) {
        publisher.serve(`/handbook-${at}`, pageAnswer({ title: `Handbook ${at}` }))
        const title = { en: `The handbook ${at}`, es: `El manual ${at}` }
        const owner = publishers.find(({ id }) => id === source?.publisher)
        const url = `${publisher.url}/handbook-${at}`
        if (owner) owner.pages = [{ url, title, kind: 'handbook', language: 'en' }]
      }
    },
  })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  const [first, second] = world.sources
  await page.goto(`${world.line.url}/publisher/${second?.publisher}`)
  await page.getByRole('switch').first().press('Space')
  await page.getByRole('switch', { checked: false }).first().waitFor()
  await eventually(async () => {
    await refreshByHand(page)
    expect((await storedRows(page, 'pages')).length).toBeGreaterThan(0)
  })
  await page.goto(`${world.line.url}/publisher/${first?.publisher}`)
  await page.getByRole('link', { name: 'The handbook 0' }).click()
  await page.getByRole('heading', { level: 1, name: 'Handbook 0' }).waitFor()
  await page.getByRole('button', { name: pagesEn.keepForGood, pressed: false }).click()
  await page.getByRole('button', { name: pagesEn.keepForGood, pressed: true }).waitFor()
  expect(await pins(page)).toMatchObject({ '/handbook-0': 'reader' })

  await page.goto(`${world.line.url}/pages`)
  await page.getByRole('button', { name: pagesEn.removeOf('The handbook 0') }).click()
  await page.getByText(pagesEn.removed('The handbook 0')).waitFor()
  await page.getByRole('heading', { name: pagesEn.listed }).waitFor()
  expect(await pins(page)).toMatchObject({ '/handbook-0': 'catalog' })
  await page.getByRole('button', { name: en.undo }).click()
  await page.getByRole('heading', { name: pagesEn.own }).waitFor()
  expect(await pins(page)).toMatchObject({ '/handbook-0': 'reader' })
  world.phone.expectNoFaults()
})

test('a page the reader removes is gone, and comes back by undo', async () => {
  const page = await start()
  await keepOnPages(page, serve('/rights', {}))
  const [before] = await storedRows(page, 'pages')
  await page.getByRole('button', { name: pagesEn.removeOf('Rights at work') }).click()
  await page.getByRole('heading', { name: pagesEn.none }).waitFor()
  expect(await storedRows(page, 'pages')).toEqual([])
  await page.getByRole('button', { name: en.undo }).click()
  await page.getByRole('link', { name: 'Rights at work' }).waitFor()
  expect(await storedRows(page, 'pages')).toEqual([before])
  world.phone.expectNoFaults()
})

test('a page says its day in its head, to search engines or in its text, or none', async () => {
  const page = await start()
  await page.goto(`${world.line.url}/pages`)
  const cases: [string, Parameters<typeof pageAnswer>[0], string | undefined][] = [
    ['/meta', { head: '<meta name="date" content="2026-01-02">' }, '2026-01-02'],
    [
      '/linked',
      {
        head: '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","dateModified":"2026-02-03T10:00:00Z"}]}</script>',
      },
      '2026-02-03',
    ],
    ['/time', { inside: '<time itemprop="datePublished" datetime="2026-03-04">then</time>' }, '2026-03-04'],
    ['/line', { inside: '<p>Last updated: April 5, 2026</p>' }, '2026-04-05'],
    ['/spanish', { inside: '<p>Última actualización: 6 de mayo de 2026</p>' }, '2026-05-06'],
    ['/none', {}, undefined],
  ]
  for (const [path, options, day] of cases) {
    await keep(page, serve(path, { ...options, title: `Page ${path}` }))
    await page.getByText(pagesEn.kept(`Page ${path}`)).waitFor()
    const row = page.locator('.page-row', { hasText: `Page ${path}` })
    await row.waitFor()
    expect([path, await row.locator('time').count()]).toEqual([path, day ? 2 : 1])
    if (day) await row.getByText(pagesEn.says(day)).waitFor()
  }
})

/** A phone that has refreshed once and has the app stored. */
async function start(locale = 'en-US'): Promise<Page> {
  world = await startWorld({
    sources: 3,
    feed: { items: 2, imageEvery: 0 },
    phone: { locale, ignoreErrors },
  })
  world.publisher.serve('/pictures/hall.png', { file: picture, contentType: 'image/png' })
  const { page } = world.phone
  if (locale.startsWith('en')) await openRefreshed(page, world.line.url)
  else {
    await page.goto(world.line.url)
    await whenStatus(page, new RegExp(`^${es.status.upToDate('')}`))
  }
  await whenShellIsKept(page)
  return page
}

function serve(path: string, options: Parameters<typeof pageAnswer>[0]): string {
  world.publisher.serve(path, pageAnswer(options))
  return world.publisher.url + path
}

async function keep(page: Page, address: string, text = pagesEn): Promise<void> {
  await page.getByLabel(text.address).fill(address)
  await page.getByRole('button', { name: text.keep, exact: true }).click()
}

async function keepOnPages(page: Page, url: string): Promise<void> {
  await page.goto(`${world.line.url}/pages`)
  await keep(page, url)
  await page.getByRole('link', { name: 'Rights at work' }).waitFor()
}

/** The server gives a page that was just asked for again for some minutes. */
async function forgetPages(): Promise<void> {
  await world.app.kill()
  await world.app.start()
}

async function whenPictureIsKept(page: Page): Promise<void> {
  await eventually(async () => {
    const kept = await page.evaluate(async () => {
      const caches = await globalThis.caches.keys()
      const all = await Promise.all(caches.map(async (name) => (await globalThis.caches.open(name)).keys()))
      return all.flat().filter(({ url }) => url.includes('hall.png')).length
    })
    expect(kept).toBe(1)
  })
}

async function pins(page: Page): Promise<Record<string, string>> {
  const rows = await storedRows(page, 'pages')
  return Object.fromEntries(rows.map(({ url, pinnedBy }) => [new URL(url).pathname, pinnedBy]))
}

/** As if every kept page had been fetched so many days earlier. */
function makeOlder(page: Page, days: number): Promise<void> {
  return page.evaluate(
    ({ name, ms }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const changing = opening.result.transaction('pages', 'readwrite')
          const pages = changing.objectStore('pages')
          const asking = pages.getAll()
          asking.onsuccess = () => {
            for (const row of asking.result)
              pages.put({ ...row, fetchedAt: row.fetchedAt - ms, triedAt: row.triedAt - ms })
          }
          changing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    { name: databaseName, ms: days * 86_400_000 },
  )
}
