import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { postEn } from '../../src/ui/words/post-en.ts'
import { sourcesEn } from '../../src/ui/words/sources-en.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { startWorld, type World, whenServerHas } from '../support/world.ts'
import { feedTypes, type WrittenItem, writeFeed } from '../support/write-feed.ts'

const feed = { items: 8, imageEvery: 0 }
let world: World
/** Hash of what the server has. */
let published: string | undefined

afterEach(() => world?.close())

test('an edited post says so on its row and its page, and what it said is one tap away, offline too', async () => {
  const { page, items } = await start()
  const [first] = items
  await openPost(page, first)
  expect(await page.locator('.former').count()).toBe(0)
  await publish(
    items.map((item) => (item === first ? { ...item, html: '<p>The vote was on Tuesday.</p>' } : item)),
  )
  await refreshed(page)
  await rowOf(page, first)
    .getByText(/ · edited \d\d:\d\d/)
    .waitFor()

  await whenShellIsKept(page)
  await world.phone.context.setOffline(true)
  await openPost(page, first)
  await page.locator('.post-body').getByText('The vote was on Tuesday.').waitFor()
  await page
    .locator('.post-head')
    .getByText(/^Edited /)
    .waitFor()
  const former = page.locator('.former')
  expect(await former.locator('del').count()).toBe(0)
  await former.getByText(postEn.former).click()
  await former.locator('del').first().waitFor()
  const gone = await former.locator('del').allTextContents()
  expect(first.html.replace(/\s+/g, ' ')).toContain(
    gone[0]?.replace(postEn.formerGone, '').trim().slice(0, 60),
  )
  expect(await violationsInLightAndDark(page)).toEqual([])
  world.phone.expectNoFaults()
})

test('markup that changes, and nothing else, is told nobody', async () => {
  const { page, items } = await start()
  const remarked = items.map((item) => ({
    ...item,
    html: item.html.replaceAll('<p>', '<p class="new"><span>'),
  }))
  await publish(remarked)
  await refreshed(page)
  const bodies = await storedRows(page, 'bodies')
  expect(bodies.filter(({ html }) => html.includes('class="new"')).length).toBe(items.length)
  expect(bodies.filter(({ former }) => former)).toEqual([])
  expect(await page.getByText(/edited/).count()).toBe(0)
})

test('a post its publisher took out is marked after the second look, and stays', async () => {
  const { page, items } = await start()
  const [, , gone] = items
  if (!gone) throw new Error('No third post.')
  const rest = items.filter((item) => item !== gone)
  await publish(rest)
  await refreshed(page)
  expect(await rowOf(page, gone).getByText(en.timeline.removed).count()).toBe(0)
  await publish(rest.map((item) => ({ ...item, tags: ['Labor'] })))
  await refreshed(page)
  await rowOf(page, gone).getByText(en.timeline.removed).waitFor()
  await openPost(page, gone)
  await page
    .locator('.change-note')
    .getByText(/^Its publisher has taken this post out of its feed/)
    .waitFor()
  await page.locator('.post-body p').first().waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])

  await publish(items)
  await refreshed(page)
  await eventually(async () => expect(await rowOf(page, gone).getByText(en.timeline.removed).count()).toBe(0))
  world.phone.expectNoFaults()
})

test('a chapter and a source that were renamed, and one that was dropped, keep their posts and say so', async () => {
  const { page, items } = await start(2)
  const { url } = world.line
  const [renamed, dropped] = world.sources
  if (!renamed || !dropped) throw new Error('No source.')
  const [{ name = '' } = {}] = (await storedRows(page, 'publishers')).filter(
    ({ id }) => id === renamed.publisher,
  )
  await world.editCatalog(({ publishers, sources, ...rest }) => ({
    ...rest,
    publishers: publishers.map((one) =>
      one.id === renamed.publisher ? { ...one, name: 'Sycamore DSA' } : one,
    ),
    sources: [
      { ...renamed, title: 'Sycamore News' },
      ...sources
        .filter(({ id }) => id === dropped.id)
        .map((source) => ({ ...source, retired: { on: '2026-01-20', reason: 'It merged.' } })),
    ],
  }))
  await refreshByHand(page)
  for (const { id } of [renamed, dropped]) {
    const posts = (await storedRows(page, 'posts')).filter(({ sourceId }) => sourceId === id)
    expect(posts).toHaveLength(items.length)
  }
  await page.goto(`${url}/publisher/${renamed.publisher}`)
  await page.getByRole('heading', { level: 1, name: 'Sycamore DSA' }).waitFor()
  const said = new RegExp(`^Called “${name}” until `)
  await page.locator('.profile-head').getByText(said).waitFor()
  await page.locator('.profile-feed', { hasText: 'Sycamore News' }).getByText(said).waitFor()
  await page.getByRole('article').first().waitFor()
  await page.goto(`${url}/publisher/${dropped.publisher}`)
  await page.getByText(/^Dropped from the list on .*: It merged\.$/).waitFor()
  await page.getByRole('article').first().waitFor()
  await page.goto(`${url}/sources`)
  await page.getByLabel(sourcesEn.search).fill(name)
  await page.getByText('Sycamore News').first().waitFor()
  world.phone.expectNoFaults()
})

async function start(sources = 1): Promise<{ page: Page; items: [WrittenItem, ...WrittenItem[]] }> {
  world = await startWorld({ sources, feed, app: { pollMinutes: 0.005 } })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  const [first, ...others] = [...world.feeds.values()][0]?.items ?? []
  if (!first) throw new Error('No post.')
  return { page, items: [first, ...others] }
}

async function publish(items: WrittenItem[]): Promise<void> {
  const [source] = world.sources
  if (!source) throw new Error('No source.')
  const before = await hashOf(source.id)
  const siteUrl = `${world.publisher.url}/${source.id}`
  const body = writeFeed('rss', { title: source.title, siteUrl, language: 'en', items })
  world.publisher.serve(new URL(source.feed).pathname, { body, contentType: feedTypes.rss })
  await whenServerHas(world.app, source.id, ({ hash }) => {
    published = hash
    return hash !== before
  })
}

async function hashOf(sourceId: string): Promise<string | undefined> {
  const rows = await storedRows(world.phone.page, 'fetchStates')
  return rows.find((row) => row.sourceId === sourceId)?.hash
}

/** Back at the timeline, with what the server has; a refresh that the page before had begun may come first. */
async function refreshed(page: Page): Promise<void> {
  await page.goto(world.line.url)
  await eventually(async () => {
    await refreshByHand(page)
    expect(await hashOf(world.sources[0]?.id ?? '')).toBe(published)
  })
}

async function openPost(page: Page, { title }: WrittenItem): Promise<void> {
  await page.goto(world.line.url)
  await page
    .getByRole('article', { name: title ?? '' })
    .first()
    .click()
  await page.locator('.post-body p').first().waitFor()
}

function rowOf(page: Page, { title }: WrittenItem) {
  return page.getByRole('article', { name: title ?? '' }).first()
}
