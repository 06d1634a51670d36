import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { sourcesEn } from '../../src/ui/words/sources-en.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import type { FakePublisher } from '../support/fake-publisher.ts'
import type { CatalogSource } from '../support/make-catalog.ts'
import { makeFeed } from '../support/make-feed.ts'
import { makeParagraph } from '../support/make-text.ts'
import { chooseFile, madeFile } from '../support/pack-files.ts'
import { makeRandom } from '../support/random.ts'
import { startWorld, type World, whenServerHas } from '../support/world.ts'
import { feedTypes, type WrittenItem, writeFeed } from '../support/write-feed.ts'

let world: World

afterEach(() => world?.close())

test('a statement of several sources stands once, with all their names, and stays when one is switched off', async () => {
  world = await startWorld({ sources: 4, prepare: publishTogether })
  const [first, second, third, other] = world.sources
  if (!first || !second || !third || !other) throw new Error('Too few sources.')
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  const rows = page.getByRole('article')
  await eventually(async () => expect(await rows.count()).toBe(2))
  await page.getByText(en.timeline.alsoBy([second.title, third.title], 0)).waitFor()

  await page.getByRole('link', { name: statementTitle }).click()
  await page.getByRole('heading', { name: en.post.alsoBy }).waitFor()
  const copies = page.locator('.post-copies a')
  expect(await copies.allTextContents()).toEqual([second.title, third.title])
  // Who has read one copy has read the statement.
  await eventually(async () => expect(await storedRows(page, 'readMarks')).toHaveLength(3))

  await page.getByRole('link', { name: en.nav.sources }).click()
  await page.getByRole('switch', { name: first.title, exact: true }).click()
  await page.getByRole('link', { name: en.nav.timeline, exact: true }).click()
  await page.getByText(en.timeline.alsoBy([third.title], 0)).waitFor()
  expect(await rows.count()).toBe(2)
  world.phone.expectNoFaults()
})

test('posts of somebody who took over a site wait until the reader lets them in', async () => {
  world = await startWorld({ sources: 3, app: { pollMinutes: 0.005 }, feed: { items: 20, imageEvery: 0 } })
  const [hijacked] = world.sources
  if (!hijacked) throw new Error('No source.')
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  const states = await storedRows(page, 'fetchStates')
  const before = states.find(({ sourceId }) => sourceId === hijacked.id)?.hash
  serve(world.publisher, hijacked, [spam])
  await whenServerHas(world.app, hijacked.id, ({ hash }) => hash !== before)
  await refreshByHand(page)

  await page.getByRole('link', { name: en.status.someHeld(1) }).click()
  const row = page.locator('.source-row', {
    has: page.getByRole('switch', { name: hijacked.title, exact: true }),
  })
  await row.getByText(sourcesEn.heldSites('best-casino.example'), { exact: false }).waitFor()
  await row.getByText(spam.title ?? '').waitFor()
  expect(await storedRows(page, 'posts')).toHaveLength(60)

  await row.getByRole('button', { name: sourcesEn.allowHeld }).click()
  await eventually(async () => expect(await row.locator('.source-held').count()).toBe(0))
  await page.getByRole('link', { name: en.nav.timeline, exact: true }).click()
  await page.getByRole('link', { name: spam.title ?? '' }).waitFor()
  expect(await storedRows(page, 'posts')).toHaveLength(61)
  world.phone.expectNoFaults()
})

test('what another phone let in and sends is held back here as it would be by a refresh', async () => {
  world = await startWorld({ sources: 1, app: { pollMinutes: 0.005 }, feed: { items: 20, imageEvery: 0 } })
  const [hijacked] = world.sources
  if (!hijacked) throw new Error('No source.')
  const taker = await world.addPhone()
  await openRefreshed(taker.page, world.line.url)
  await whenShellIsKept(taker.page)
  await taker.page.goto(`${world.line.url}/packs`)
  await taker.context.setOffline(true)
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  const before = (await storedRows(page, 'fetchStates'))[0]?.hash
  serve(world.publisher, hijacked, [spam])
  await whenServerHas(world.app, hijacked.id, ({ hash }) => hash !== before)
  await refreshByHand(page)
  await page.getByRole('link', { name: en.status.someHeld(1) }).click()
  await page.getByRole('button', { name: sourcesEn.allowHeld }).click()
  await page.getByRole('link', { name: en.nav.timeline, exact: true }).click()
  await page.getByRole('link', { name: spam.title ?? '' }).click()

  await chooseFile(taker.page, await madeFile(page))
  await taker.page.getByText(packsEn.standingHeld(1)).waitFor()
  await taker.page.getByRole('button', { name: packsEn.take }).click()
  await taker.page.getByText(packsEn.taken(0)).waitFor()
  expect(await storedRows(taker.page, 'posts')).toHaveLength(20)
  expect((await storedRows(taker.page, 'quarantines'))[0]?.held).toMatchObject([
    { post: { title: spam.title } },
  ])
  await taker.page.getByRole('link', { name: en.status.someHeld(1) }).click()
  await taker.page.getByRole('button', { name: sourcesEn.allowHeld }).click()
  await eventually(async () => expect(await storedRows(taker.page, 'posts')).toHaveLength(21))
  taker.expectNoFaults()
})

const statementTitle = 'Together for the nurses'
const newest = Date.UTC(2026, 0, 15, 18)
const statement = `<p>${makeParagraph(makeRandom('joint'), 'en', 20)}</p>`

function publishTogether(sources: CatalogSource[], publisher: FakePublisher): void {
  for (const [at, source] of sources.entries()) {
    const [own] = makeFeed({ items: 1, imageEvery: 0, seed: source.id, newestAt: newest }).items
    if (!own) continue
    const joint = { ...own, title: statementTitle, html: statement, publishedAt: newest - at * 3_600_000 }
    serve(publisher, source, [at < 3 ? joint : own])
  }
}

const spam: WrittenItem = {
  id: 'bonus-1',
  url: 'https://chapter.example/bonus',
  title: 'Bonus codes',
  html: `<p>Play roulette, blackjack and hundreds of slot machines with the welcome bonus and free spins. Register within
    minutes, deposit using cryptocurrency and withdraw jackpots instantly. Our experts compare licensed operators,
    wagering requirements, odds and payout percentages.</p><a href="https://best-casino.example/">best casino</a>`,
  publishedAt: newest + 3_600_000,
}

function serve(publisher: FakePublisher, source: CatalogSource, items: WrittenItem[]): void {
  const body = writeFeed('rss', { title: source.title, siteUrl: publisher.url, language: 'en', items })
  publisher.serve(new URL(source.feed).pathname, { body, contentType: feedTypes.rss })
}
