import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { sourcesEn } from '../../src/ui/words/sources-en.ts'
import { noteStatuses, seenStatuses, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { type AppUnderTest, startApp } from '../support/app-under-test.ts'
import { type Phone, startPhone } from '../support/phone.ts'
import { type Published, publishForJourney } from '../support/publish-for-journey.ts'
import { readableText } from '../support/readable-text.ts'

// One reader's way, in order: each test goes on where the last one ended.

let folder: string
let published: Published
let app: AppUnderTest
let phone: Phone
const opened = new Set<string>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dsa-feed-journey-'))
  published = await publishForJourney(folder)
  app = await startApp({ catalog: published.catalogFile, allowHosts: [published.publisher.host] })
  // Real posts are full of style attributes; taking them out, Chromium reports that it does not apply them.
  phone = await startPhone({ origin: app.url, ignoreErrors: [/^Applying inline style violates/] })
})

afterAll(async () => {
  await phone?.close()
  await app?.close()
  await published?.publisher.close()
  await rm(folder, { recursive: true, force: true })
})

test('the first refresh says how far it is, and every feed shows its posts', async () => {
  await noteStatuses(phone.context)
  await phone.page.goto(app.url)
  await phone.page.getByRole('article').first().waitFor()
  await whenStatus(phone.page, /^Up to date/)
  const all = published.sources.length
  expect((await seenStatuses(phone.page)).filter((text) => text.startsWith('Refreshing '))).not.toEqual([])
  expect(await seenStatuses(phone.page)).toContainEqual(expect.stringMatching(`^Refreshing \\d+ of ${all}$`))

  const stored = new Map<string, number>()
  for (const { sourceId } of await storedRows(phone.page, 'posts'))
    stored.set(sourceId, (stored.get(sourceId) ?? 0) + 1)
  const expected = [...published.counts].filter(([, count]) => count > 0)
  expect(expected.length).toBeGreaterThan(all * 0.9)
  expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(expected))
  expect((await storedRows(phone.page, 'bodies')).length).toBe(published.bodies.size)

  await phone.page.getByRole('navigation').getByRole('link', { name: en.nav.sources }).click()
  await phone.page.getByRole('heading', { name: en.titles.sources }).waitFor()
  const shown = await phone.page.evaluate(() =>
    [...document.querySelectorAll('.source-row')].map((row) => [
      row.querySelector('[role=switch]')?.getAttribute('aria-label'),
      row.querySelector('.source-health')?.textContent?.match(/· ([\d,]+ posts?)/)?.[1],
    ]),
  )
  const titles = new Map(published.sources.map(({ id, title }) => [id, title]))
  expect(Object.fromEntries(shown.filter(([, posts]) => posts !== undefined))).toEqual(
    Object.fromEntries(expected.map(([id, count]) => [titles.get(id), sourcesEn.posts(count)])),
  )
})

test('a source switched off is gone from the timeline at once, and back when it is on again', async () => {
  const { page } = phone
  await page.getByRole('navigation').getByRole('link', { name: en.nav.timeline }).click()
  const newest = await page.getByRole('article').first().getByRole('link').getAttribute('href')
  const sourceId = newest?.split('/')[2] ?? ''
  const ofSource = page.locator(`article a[href^="/post/${sourceId}/"]`)
  const others = page.locator(`article a:not([href^="/post/${sourceId}/"])`)

  await switchSource(sourceId, false)
  await others.first().waitFor()
  expect(await ofSource.count()).toBe(0)
  await switchSource(sourceId, true)
  await ofSource.first().waitFor()
  expect(await page.getByRole('article').first().getByRole('link').getAttribute('href')).toBe(newest)
})

test('a post of the timeline opens with its text, and Back leads to the timeline', async () => {
  const { page } = phone
  const link = page.getByRole('article').first().getByRole('link')
  const id = idOf(await link.getAttribute('href'))
  opened.add(id)
  await link.click()
  expect(await textOfOpenPost()).toBe(readableText(published.bodies.get(id) ?? ''))
  await page.getByRole('button', { name: en.post.back }).click()
  await page.locator(`article:not(.unread) a[href="/post/${id}"]`).waitFor()
})

test('with server, publisher and browser killed, 50 posts never opened before open with their full text', async () => {
  const off = published.sources.find(({ id }) => (published.counts.get(id) ?? 0) > 2)?.id ?? ''
  await switchSource(off, false)
  await whenShellIsKept(phone.page)
  await app.kill()
  await published.publisher.stop()
  await phone.kill()
  await phone.restart()

  const { page } = phone
  await page.goto(app.url)
  await page.getByRole('article').first().waitFor()
  await whenStatus(page, /^Can’t refresh\. Posts as of \d\d:\d\d/)
  await page.getByRole('banner').getByText('Can’t reach our server. Check the connection.').waitFor()
  expect(await page.locator(`article a[href^="/post/${off}/"]`).count()).toBe(0)

  const unlike: string[] = []
  const ids = someOfEach(50)
  expect(ids).toHaveLength(50)
  for (const id of ids) {
    await page.goto(`${app.url}/post/${id}`)
    const text = await textOfOpenPost()
    if (text !== readableText(published.bodies.get(id) ?? '')) unlike.push(id)
  }
  expect(unlike).toEqual([])
})

test('with the phone’s network off the status says Offline, and a source is switched all the same', async () => {
  const { page } = phone
  await phone.context.setOffline(true)
  await page.goto(app.url)
  await whenStatus(page, /^Offline\. Posts as of \d\d:\d\d$/)
  await switchAll(false)
  await page.getByText(en.timeline.nothingOn).waitFor()
  await switchAll(true)
  await page.getByRole('article').first().waitFor()
  phone.expectNoFaults()
})

async function switchSource(id: string, isOn: boolean): Promise<void> {
  const { page } = phone
  const title = published.sources.find((source) => source.id === id)?.title ?? ''
  await page.getByRole('navigation').getByRole('link', { name: en.nav.sources }).click()
  const knob = page.getByRole('switch', { name: title, exact: true })
  await knob.click()
  await page.locator(`[role=switch][aria-checked=${isOn}]`).and(knob).waitFor()
  await page.getByRole('navigation').getByRole('link', { name: en.nav.timeline }).click()
  await page.getByRole('heading', { name: en.titles.timeline, exact: true }).waitFor({ state: 'attached' })
}

async function switchAll(isOn: boolean): Promise<void> {
  const { page } = phone
  await page.getByRole('navigation').getByRole('link', { name: en.nav.sources }).click()
  await page.getByRole('button', { name: isOn ? sourcesEn.allLabel : sourcesEn.noneLabel }).click()
  await page.locator(`[role=switch][aria-checked=${!isOn}]`).first().waitFor({ state: 'detached' })
  await page.getByRole('navigation').getByRole('link', { name: en.nav.timeline }).click()
}

/** Without what the app adds: links of embeds, words for pictures that are not there, credits told beside the text. */
async function textOfOpenPost(): Promise<string> {
  const body = phone.page.locator('.post-body:not([aria-busy])')
  await body.waitFor({ state: 'attached' })
  return body.evaluate((element) => {
    const copy = element.cloneNode(true) as Element
    for (const added of copy.querySelectorAll('.embed, .picture-missing, .picture-credit')) added.remove()
    return (copy.textContent ?? '').replace(/\s+/g, '')
  })
}

/** Ids of posts with a text, round after round one of each source. */
function someOfEach(count: number): string[] {
  const rows = new Map<string, string[]>()
  for (const [id, html] of published.bodies) {
    const sourceId = id.split('/')[0] ?? ''
    if (!opened.has(id) && readableText(html).length > 0)
      rows.set(sourceId, [...(rows.get(sourceId) ?? []), id])
  }
  const rounds = Array.from({ length: count }, (_, round) =>
    [...rows.values()].flatMap((ids) => ids[round] ?? []),
  )
  return rounds.flat().slice(0, count)
}

function idOf(href: string | null): string {
  return href?.replace('/post/', '') ?? ''
}
