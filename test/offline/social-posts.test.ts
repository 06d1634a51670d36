import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { savedEn } from '../../src/ui/words/saved-en.ts'
import { settingsEn } from '../../src/ui/words/settings-en.ts'
import { socialEn } from '../../src/ui/words/social-en.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { clippedTexts, overflowOf } from '../support/layout.ts'
import { startWorld, type World } from '../support/world.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'

const site = 'https://chapter.example'
const picture = fileURLToPath(new URL('../../public/icons/icon-512.png', import.meta.url))
const pictures = (count: number, start = 0) =>
  Array.from(
    { length: count },
    (_, at) => `<img src="${site}/${start + at}.png" alt="Picket ${at + 1}" width="800" height="600">`,
  ).join('')
const sentence = 'The laundry workers are out since six and the coffee is on until the last of us has left. '
const bodies: Record<string, string> = {
  gate: `<p>At the gate #Labor, see www.chapter.example/join or ask @rosa@social.example.</p>${pictures(6)}`,
  long: `<p>${sentence.repeat(4)}</p><p>Second part by <a href="https://social.example/@clara">@clara</a> 🌹 #bread</p>
<p>${sentence.repeat(2)}The end.</p><script>document.title = 'no'</script>`,
  march: `<p>On the march.</p>${pictures(6, 10)}`,
  short: '<p>They voted. It’s a union.</p>',
  player: '<p>Watch this.</p><iframe src="https://www.youtube.com/embed/abc"></iframe>',
  lost: `<p>A picture that is gone.</p><img src="${site}/gone.png" alt="A banner">`,
  hebrew: '<p dir="rtl">שביתה במכבסה https://chapter.example/he</p>',
}

let world: World
let page: Page

beforeAll(async () => {
  world = await startWorld({
    sources: 2,
    prepare: (sources, publisher) => {
      const item = (name: string, at: number) => ({
        id: name,
        url: `${site}/posts/${name}`,
        html: bodies[name] ?? '<p>A whole article about it.</p>',
        publishedAt: Date.UTC(2026, 0, 15, 20) - at * 3_600_000,
        ...(name === 'article' && { title: 'Laundry workers vote' }),
        ...(name === 'hebrew' && { language: 'he' }),
        ...(name === 'short' && {
          enclosure: { url: `${site}/film.mp4`, mimeType: 'video/mp4', bytes: 9, durationSeconds: 754 },
        }),
      })
      const items = [...Object.keys(bodies), 'article'].map(item)
      const body = writeFeed('rss', { title: 'Social', siteUrl: site, language: 'en', items })
        .replace('<rss ', '<rss xmlns:slash="http://purl.org/rss/1.0/modules/slash/" ')
        .replace('</item>', '<slash:comments>12</slash:comments></item>')
      publisher.serve(new URL(sources[0]?.feed ?? '').pathname, {
        body: body.replaceAll(`${site}/`, `${publisher.url}/`),
        contentType: feedTypes.rss,
      })
      for (let at = 0; at < 16; at++)
        publisher.serve(`/${at}.png`, { file: picture, contentType: 'image/png' })
    },
  })
  ;({ page } = world.phone)
  await openRefreshed(page, world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  await whenShellIsKept(page)
})

beforeEach(async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(world.line.url)
  await rowOf('They voted').waitFor()
  await page.locator('.timeline-tools').waitFor({ state: 'attached' })
})

afterAll(() => world?.close())

test('a post without a title is laid out as its text, one with a title as a headline', async () => {
  await eventually(async () =>
    expect(await page.locator('.post-row.social').count()).toBeGreaterThanOrEqual(6),
  )
  const article = page.locator('article', { hasText: 'Laundry workers vote' })
  expect(await article.getAttribute('class')).not.toContain('social')
  expect(await rowOf('At the gate').locator('.post-thumb').count()).toBe(0)
})

test('addresses, tags of the post and members of other sites are links, and no request goes there', async () => {
  const links = rowOf('At the gate').locator('.text-link')
  await eventually(async () => expect(await links.count()).toBe(3))
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
    '/?tag=labor',
    'https://www.chapter.example/join',
    'https://social.example/@rosa',
  ])
  const outward = links.nth(1)
  expect([await outward.getAttribute('target'), await outward.getAttribute('rel')]).toEqual([
    '_blank',
    'noopener noreferrer',
  ])
  await links.first().click()
  await page.getByRole('button', { name: en.filter.remove('#labor') }).waitFor()
  await rowOf('At the gate').waitFor()
  world.phone.expectNoFaults()
})

test('what is cut off is shown at a press, with its paragraphs and links, and hidden again', async () => {
  expect(await rowOf('They voted').locator('.show-more').count()).toBe(0)
  const row = rowOf('since six')
  const more = row.locator('.show-more')
  expect(await more.getAttribute('aria-expanded')).toBe('false')
  expect(await row.textContent()).not.toContain('The end.')
  await world.phone.context.setOffline(true)
  await more.press('Enter')
  await row.getByText('The end.').waitFor()
  await world.phone.context.setOffline(false)
  expect(await more.getAttribute('aria-expanded')).toBe('true')
  const text = await row.locator('.excerpt').textContent()
  expect(text?.split('\n\n')).toHaveLength(3)
  expect(text).not.toContain('document.title')
  expect(await row.getByRole('link', { name: '@clara' }).getAttribute('href')).toBe(
    'https://social.example/@clara',
  )
  expect(await row.getByRole('link', { name: '#bread' }).getAttribute('href')).toBe('/?tag=bread')
  expect(await violationsInLightAndDark(page)).toEqual([])
  await more.press('Enter')
  expect(await more.getAttribute('aria-expanded')).toBe('false')
  await eventually(async () => expect(await row.textContent()).not.toContain('The end.'))
})

test('players and files are links that say where they lead, how long they are and that they need a network', async () => {
  const player = rowOf('Watch this').locator('.post-player')
  await player.waitFor()
  expect(await player.textContent()).toBe(en.post.embed('youtube.com'))
  const film = rowOf('They voted').locator('.post-player')
  expect(await film.textContent()).toBe(`12:34 · ${en.post.embed('127.0.0.1')}`)
  expect(await page.locator('iframe, video').count()).toBe(0)
})

test('comments are counted with the date they were counted', async () => {
  const counts = rowOf('At the gate').locator('.post-counts')
  await eventually(async () => expect(await counts.textContent()).toContain('12 comments (as of '))
})

test('pictures of an open post are looked at one by one, and the keyboard comes back to them', async () => {
  await page.goto(world.line.url + (await rowOf('At the gate').locator('.post-link').getAttribute('href')))
  const images = page.locator('.post-body img[role=button]')
  await eventually(async () => expect(await images.count()).toBe(6))
  expect(await violationsInLightAndDark(page)).toEqual([])
  await images.nth(1).press('Enter')
  const viewer = await whenViewer()
  await expectPlace(2, 6)
  await page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => (document.activeElement as HTMLImageElement).alt)).toBe('Picket 2')
  await images.nth(0).evaluate((image: HTMLElement) => {
    image.click()
    image.click()
  })
  await whenViewer()
  await expectPlace(1, 6)
  await page.keyboard.press('Escape')
  await eventually(async () => expect(await page.locator('.viewer').count()).toBe(0))
  world.phone.expectNoFaults()
})

test('pictures open one by one: by keys, with alt text, and the keyboard returns', async () => {
  const photos = rowOf('At the gate').locator('.photo')
  expect(await photos.count()).toBe(4)
  expect(await photos.nth(3).getAttribute('aria-label')).toBe(`${en.post.showPictureOf('Picket 4')} +2`)
  await photos.nth(1).press('Enter')
  const viewer = await whenViewer()
  await expectPlace(2, 6)
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await expectPlace(3, 6)
  await page.keyboard.press('End')
  await expectPlace(6, 6)
  await viewer.getByText('Picket 6').waitFor()
  await page.keyboard.press('ArrowRight')
  await expectPlace(6, 6)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expectPlace(1, 6)
  const download = viewer.getByRole('link', { name: socialEn.download })
  expect(await download.getAttribute('href')).toMatch(/^\/api\/image\?url=.*0\.png&w=720$/)
  expect(await download.getAttribute('download')).toBe('0.webp')
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press('Tab')
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || !!document.activeElement?.closest('.viewer'),
      ),
    ).toBe(true)
  }
  await page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    en.post.showPictureOf('Picket 2'),
  )
  world.phone.expectNoFaults()
})

test('a finger turns the page, two taps enlarge, and a button does both, too', async () => {
  await rowOf('At the gate').locator('.photo').first().click()
  const viewer = await whenViewer()
  await swipe(300, 80)
  await expectPlace(2, 6)
  await swipe(80, 300)
  await expectPlace(1, 6)
  await tapTwice(200, 400)
  await eventually(async () => expect(await scaleOf(viewer)).toBe(2.5))
  await swipe(200, 150)
  await expectPlace(1, 6)
  await viewer.getByRole('button', { name: socialEn.zoomIn }).click()
  await eventually(async () => expect(await scaleOf(viewer)).toBe(1))
  await viewer.getByRole('button', { name: socialEn.next }).click()
  await expectPlace(2, 6)
  await viewer.getByRole('button', { name: en.close }).click()
  await viewer.waitFor({ state: 'detached' })
})

test('a picture enlarged in the moment it has come stays large', async () => {
  await rowOf('At the gate').locator('.photo').first().click()
  const viewer = await whenViewer()
  await viewer.getByRole('button', { name: socialEn.next }).evaluate(async (next: HTMLElement, enlarge) => {
    const place = document.querySelector('.viewer-bar p') as HTMLElement
    const hasCome = new Promise((resolve) => {
      new MutationObserver(resolve).observe(place, { characterData: true, childList: true, subtree: true })
    })
    next.click()
    await hasCome
    document.querySelector<HTMLElement>(`.viewer-bar [aria-label="${enlarge}"]`)?.click()
  }, socialEn.zoomIn)
  await expectPlace(2, 6)
  await viewer.locator('.viewer-bar [aria-pressed="true"]').waitFor()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  expect(await scaleOf(viewer)).toBe(2.5)
  await page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })
})

test('with no network pictures are there that nobody looked at, and of one that was lost it says so', async () => {
  const last = `${world.publisher.url}/15.png`
  const addresses = async () => (await storedRows(page, 'images')).map(({ address }) => address)
  await eventually(async () => expect(await addresses()).toContain(last))
  // Before it is lost: whatever looks what is there would fetch it again.
  await world.phone.context.setOffline(true)
  await page.evaluate(
    async (address) =>
      (await caches.open('kept-pictures-v1')).delete(`/kept-picture?of=${encodeURIComponent(address)}`),
    last,
  )
  await rowOf('On the march').locator('.photo').first().click()
  await whenViewer()
  await eventually(async () => expect(await shownWidth()).toBeGreaterThan(0))
  await page.keyboard.press('ArrowRight')
  await eventually(async () => expect(await shownWidth()).toBeGreaterThan(0))
  await page.keyboard.press('End')
  await page.locator('.viewer').getByText(en.post.imageNeedsNetwork).waitFor()
  await page.getByRole('link', { name: socialEn.download }).waitFor({ state: 'detached' })
  // A network that says it is there, and isn't yet.
  const asked = /15\.png/
  world.line.showPortal('page', asked)
  world.line.forgetRequests()
  await world.phone.context.setOffline(false)
  await eventually(() => expect(world.line.requests(asked).length).toBeGreaterThan(0))
  world.line.showPortal(undefined)
  const tab = await world.phone.context.newPage()
  await tab.goto(world.line.url)
  await refreshByHand(tab)
  await tab.close()
  await eventually(async () => expect(await shownWidth()).toBeGreaterThan(0))
  await page.keyboard.press('Escape')
})

test('a picture that is nowhere leaves no hole', async () => {
  const row = rowOf('A picture that is gone')
  await row.scrollIntoViewIfNeeded()
  await eventually(async () => expect(await row.locator('.photo:visible').count()).toBe(0))
  expect((await row.locator('.post-media').boundingBox())?.height ?? 0).toBeLessThan(2)
})

test('with no network a picture that is not on the phone is asked for once, and its row comes back without a hole', async () => {
  const asked: string[] = []
  page.on('request', (request) => void (request.url().includes('gone.png') && asked.push(request.url())))
  await world.phone.context.setOffline(true)
  const row = rowOf('A picture that is gone')
  const photo = row.locator('.photo')
  await eventually(async () => {
    await page.getByRole('link', { name: en.nav.saved, exact: true }).click()
    await page.getByRole('link', { name: en.nav.timeline, exact: true }).click()
    await row.scrollIntoViewIfNeeded()
    await eventually(async () => expect(await photo.getAttribute('hidden')).not.toBeNull())
    expect(asked.splice(0)).toEqual([])
  })
  await world.phone.context.setOffline(false)
  world.phone.expectNoFaults()
})

test('s saves the post the keyboard is on, the filter shows it, and s lets it go', async () => {
  await page.keyboard.press('j')
  const id = await page.evaluate(() => document.activeElement?.getAttribute('href')?.replace('/post/', ''))
  await page.keyboard.press('s')
  await eventually(async () =>
    expect((await storedRows(page, 'saved')).map(({ postId }) => postId)).toEqual([id]),
  )
  await page.locator('[aria-live]', { hasText: savedEn.savedByKey('').slice(3) }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`/post/${id}`)
  await page.goto(`${world.line.url}/?saved=1`)
  await eventually(async () => expect(await page.getByRole('article').count()).toBe(1))
  await page.getByRole('button', { name: en.filter.remove(en.nav.saved) }).waitFor()
  await page.locator('.timeline-tools').waitFor({ state: 'attached' })
  await page.keyboard.press('s')
  await eventually(async () => expect(await storedRows(page, 'saved')).toEqual([]))
  expect(await page.getByRole('article').count()).toBe(1)
  world.phone.expectNoFaults()
})

test('at 320 pixels with text twice as large nothing is lost, in the viewer neither', async () => {
  await page.setViewportSize({ width: 320, height: 568 })
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
  expect(await overflowOf(page)).toBe(0)
  expect(await clippedTexts(page)).toEqual([])
  await rowOf('At the gate').locator('.photo').first().click()
  const viewer = await whenViewer()
  expect(await viewer.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0)
  expect(await clippedTexts(page)).toEqual([])
  await page.keyboard.press('Escape')
})

test('where the page runs from the right the next picture lies on the left', async () => {
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  await rowOf('At the gate').locator('.photo').first().click()
  await whenViewer()
  await page.keyboard.press('ArrowLeft')
  await expectPlace(2, 6)
  await page.keyboard.press('Escape')
  expect(await overflowOf(page)).toBe(0)
})

test('on e-ink no picture is drawn until it is asked for', async () => {
  await page.goto(`${world.line.url}/settings`)
  await page.getByRole('radio', { name: settingsEn.themeEInk }).click()
  await page.locator('html[data-theme="e-ink"]').waitFor()
  await page.goto(world.line.url)
  const row = rowOf('At the gate')
  await row.waitFor()
  expect(await row.locator('.post-media img').count()).toBe(0)
  await row.getByRole('button', { name: en.post.showPictureOf('Picket 1') }).click()
  await whenViewer()
  await page.keyboard.press('Escape')
})

function rowOf(text: string): Locator {
  return page.locator('article', { has: page.locator('.excerpt', { hasText: text }) }).first()
}

async function whenViewer(): Promise<Locator> {
  const viewer = page.getByRole('dialog', { name: socialEn.viewer })
  await viewer.waitFor()
  return viewer
}

/** Runs in the page. */
async function expectPlace(at: number, all: number): Promise<void> {
  await eventually(async () =>
    expect(await page.locator('.viewer-bar p').textContent()).toBe(socialEn.place(at, all)),
  )
}

function shownWidth(): Promise<number> {
  return page.evaluate(() => document.querySelector<HTMLImageElement>('.viewer-stage img')?.naturalWidth ?? 0)
}

function scaleOf(viewer: Locator): Promise<number> {
  return viewer
    .locator('.viewer-stage img')
    .evaluate((image) => new DOMMatrix((image as HTMLElement).style.transform).a)
}

/** A finger's taps, the second soon after the first by their own clock, however long a busy machine takes to send them. */
async function tapTwice(x: number, y: number): Promise<void> {
  const touch = await world.phone.context.newCDPSession(page)
  const first = Date.now() / 1000
  for (const timestamp of [first, first + 0.15]) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }], timestamp })
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchEnd',
      touchPoints: [],
      timestamp: timestamp + 0.04,
    })
  }
  await touch.detach()
}

async function swipe(from: number, to: number): Promise<void> {
  const touch = await world.phone.context.newCDPSession(page)
  const at = (x: number) => [{ x, y: 400 }]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at((from + to) / 2) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(to) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await touch.detach()
}
