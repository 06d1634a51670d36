import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { parseCatalog } from '../../proxy/catalog/catalog.ts'
import { aboutEn } from '../../src/ui/words/about-en.ts'
import { profileEn } from '../../src/ui/words/profile-en.ts'
import { proposeEn } from '../../src/ui/words/propose-en.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { makeFeed } from '../support/make-feed.ts'
import { startWorld, type World } from '../support/world.ts'

const title = 'Juniper Flats DSA'
let world: World

afterEach(() => world?.close())

test('a feed is looked at on the phone, and its entry is one the server takes', async () => {
  const page = await start()
  const feed = makeFeed({
    title,
    siteUrl: 'https://juniper.example',
    items: 8,
    language: 'es',
    imageEvery: 2,
  })
  world.publisher.serve('/juniper/feed', feed)
  await page.goto(`${world.line.url}/about`)
  await page.getByRole('link', { name: aboutEn.keepers.propose }).click()
  const before = (await storedRows(page, 'posts')).length
  await lookAt(page, `${world.publisher.url}/juniper/feed`)
  await page.getByText(proposeEn.fit).waitFor()
  await page.getByText('8 posts, 4 with a picture, 0 cut short.').waitFor()
  await page.getByText(proposeEn.language('Spanish')).waitFor()
  expect(await page.locator('.propose-posts li').count()).toBe(5)
  await page
    .locator('.propose-posts')
    .getByText(feed.items[0]?.title ?? '')
    .waitFor()

  await page.getByLabel(proposeEn.kind).selectOption({ label: profileEn.kinds.publication })
  await page.getByLabel(proposeEn.state).fill('nm')
  const entry = await page.getByLabel(proposeEn.entry).inputValue()
  const parsed = parseCatalog(JSON.stringify({ version: 1, ...JSON.parse(entry) }))
  expect(parsed.kind === 'failed' && parsed.errors).toBe(false)
  expect(JSON.parse(entry)).toMatchObject({
    publishers: [
      { id: 'juniper-flats-dsa', name: title, kind: 'publication', state: 'NM', languages: ['es'] },
    ],
    sources: [
      { publisher: 'juniper-flats-dsa', feed: `${world.publisher.url}/juniper/feed`, unverified: true },
    ],
  })
  expect((await storedRows(page, 'posts')).length).toBe(before)
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  expect(await violationsInLightAndDark(page)).toEqual([])
  world.phone.expectNoFaults()
})

test('of a site that the server may not ask it says so, and the feed as a file does as well', async () => {
  const page = await start()
  await page.goto(`${world.line.url}/propose`)
  await lookAt(page, 'https://elsewhere.example/feed')
  await page.getByText(proposeEn.problems.notInCatalog).waitFor()
  const { body } = makeFeed({ title, items: 3, newestAt: Date.UTC(2020, 5, 1) })
  const file = { name: 'feed.xml', mimeType: 'text/xml', buffer: Buffer.from(body) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText(proposeEn.notFit).waitFor()
  await page.getByText(/^Its newest post, of .*2020, is over two years old\.$/).waitFor()
  expect(await page.getByLabel(proposeEn.entry).inputValue()).toContain('https://elsewhere.example/feed')
  world.phone.expectNoFaults()
})

test('with no network the text of a feed is pasted and looked at, whatever charset it names', async () => {
  const page = await start()
  await whenShellIsKept(page)
  await world.phone.context.setOffline(true)
  await page.goto(`${world.line.url}/propose`)
  const feed = makeFeed({ title: 'Capítulo Peñasco DSA', items: 4, language: 'es', newestAt: Date.now() })
  await page.getByLabel(proposeEn.address).fill('https://elsewhere.example/feed')
  await page.getByText(proposeEn.paste).click()
  const button = page.getByRole('button', { name: proposeEn.lookAtText })
  expect(await button.isDisabled()).toBe(true)
  const declaration = '<?xml version="1.0" encoding="ISO-8859-1"?>'
  await page
    .getByLabel(proposeEn.pasteHint)
    .fill(declaration + feed.body.toString().replace(/^<\?xml.*?\?>/, ''))
  await button.click()
  await page.getByText(proposeEn.fit).waitFor()
  await page.getByRole('heading', { name: 'Capítulo Peñasco DSA' }).waitFor()
  const entry = await page.getByLabel(proposeEn.entry).inputValue()
  expect(JSON.parse(entry)).toMatchObject({ sources: [{ feed: 'https://elsewhere.example/feed' }] })
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.getByLabel(proposeEn.pasteHint).fill('a letter, and no feed')
  await button.click()
  await page.locator('.propose-trouble').waitFor()
  expect(await page.getByLabel(proposeEn.entry).count()).toBe(0)
})

test('the entry is copied, shared, and sent to whom the list names', async () => {
  const page = await start()
  const { context } = world.phone
  const shared: unknown[] = []
  await context.exposeFunction('noteShared', (data: unknown) => void shared.push(data))
  await context.addInitScript(() => {
    Reflect.set(navigator, 'share', (data: unknown) => Reflect.get(globalThis, 'noteShared')(data))
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: world.line.url })
  const [source] = world.sources
  const look = async () => {
    await page.goto(`${world.line.url}/propose`)
    await lookAt(page, source?.feed ?? '')
    return page.getByLabel(proposeEn.entry).inputValue()
  }
  const entry = await look()
  await page.getByText(proposeEn.whom(proposeEn.whoRuns(new URL(world.line.url).host))).waitFor()
  await page.getByRole('button', { name: proposeEn.copy }).click()
  await page.getByText(proposeEn.copied).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(entry)
  await page.getByRole('button', { name: proposeEn.share }).click()
  await eventually(() => expect(shared).toEqual([{ text: entry }]))

  // Where the phone does not let it, it says how else.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('No.', 'NotAllowedError'))
  })
  await page.getByRole('button', { name: proposeEn.copy }).click()
  await page.getByText(proposeEn.notCopied).waitFor()

  for (const proposalsTo of ['list@server.example', 'https://server.example/propose']) {
    await world.editCatalog((catalog) => ({ ...catalog, proposalsTo }))
    await page.goto(world.line.url)
    await refreshByHand(page)
    await look()
    await page.getByText(proposeEn.whom(proposalsTo)).waitFor()
  }
  const open = page.getByRole('link', { name: proposeEn.openPage('server.example') })
  expect(await open.getAttribute('href')).toBe('https://server.example/propose')
  await world.editCatalog((catalog) => ({ ...catalog, proposalsTo: 'list@server.example' }))
  await page.goto(world.line.url)
  await refreshByHand(page)
  await look()
  const mail = new URL((await page.getByRole('link', { name: proposeEn.write }).getAttribute('href')) ?? 'x:')
  expect(mail.pathname).toBe('list@server.example')
  expect(mail.searchParams.get('body')?.replaceAll('\r', '')).toBe(entry)
  world.phone.expectNoFaults()
})

test('a feed that is dropped on the window is looked at, for the address that was typed', async () => {
  const page = await start()
  await page.goto(`${world.line.url}/propose`)
  await page.getByLabel(proposeEn.address).fill('https://elsewhere.example/feed')
  const { body } = makeFeed({ title, items: 8, newestAt: Date.now() })
  await page.evaluate((xml) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([xml], 'feed.xml', { type: 'text/xml' }))
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
  }, body)
  await page.getByText(proposeEn.fit).waitFor()
  expect(await page.getByLabel(proposeEn.entry).inputValue()).toContain('https://elsewhere.example/feed')
  world.phone.expectNoFaults()
})

test('what is no feed, in the list already or no address is told as that', async () => {
  const page = await start()
  await page.goto(`${world.line.url}/propose`)
  await lookAt(page, 'not an address')
  await page.getByText(proposeEn.problems.notAnAddress).waitFor()
  world.publisher.serve('/page', { body: '<!doctype html><title>Hi</title>', contentType: 'text/html' })
  await lookAt(page, `${world.publisher.url}/page`)
  await page.getByText('The site sends a web page instead of its feed.').waitFor()
  const [source] = world.sources
  await lookAt(page, source?.feed ?? '')
  await page.getByRole('link', { name: proposeEn.listed(source?.title ?? '') }).waitFor()
  world.phone.expectNoFaults()
})

async function start(): Promise<Page> {
  world = await startWorld({ sources: 2, feed: { items: 2, imageEvery: 0 } })
  await openRefreshed(world.phone.page, world.line.url)
  return world.phone.page
}

async function lookAt(page: Page, address: string): Promise<void> {
  await page.getByLabel(proposeEn.address).fill(address)
  await page.getByRole('button', { name: proposeEn.look }).click()
}
