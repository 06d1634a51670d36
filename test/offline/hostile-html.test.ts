import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { openRefreshed, storedRows } from '../support/app-page.ts'
import { type HostilePayload, hostilePayloads } from '../support/hostile-payloads.ts'
import { noteWhatRuns, probePosts } from '../support/hostile-probe.ts'
import { overflowOf } from '../support/layout.ts'
import type { Phone } from '../support/phone.ts'
import { startWorld, type World } from '../support/world.ts'
import { feedTypes } from '../support/write-feed.ts'

// The sanitizer parses under our policy, and Chromium tells what it does not do there.
const told = [/^Applying inline style violates/, /^Setting the document's base URI to/, /^Loading media from/]
const postsPerFeed = 60

let world: World
let payloads: HostilePayload[]

beforeAll(async () => {
  world = await startWorld({
    sources: 10,
    phone: { ignoreErrors: told },
    prepare: (sources, publisher) => {
      payloads = hostilePayloads({ origin: publisher.url, own: 'http://localhost:1' })
      for (const [at, source] of sources.entries()) {
        const some = payloads.slice(at * postsPerFeed, (at + 1) * postsPerFeed)
        const body = JSON.stringify(feedOf(some))
        publisher.serve(new URL(source.feed).pathname, { body, contentType: feedTypes.json })
      }
    },
  })
})

afterAll(() => world?.close())

test('the corpus has a name for each of its payloads, and enough of them', () => {
  expect(new Set(payloads.map(({ family, name }) => `${family}: ${name}`)).size).toBe(payloads.length)
  expect(payloads.length).toBeGreaterThan(250)
})

test.each([
  ['', false],
  [', the policy of the page taken away', true],
])('every hostile post is its text and nothing more%s', async (_, bypassCsp) => {
  const phone = bypassCsp ? await world.addPhone({ bypassCsp }) : world.phone
  await phone.context.addInitScript(noteWhatRuns)
  const dialogs: string[] = []
  phone.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await openRefreshed(phone.page, world.line.url)
  await phone.page.evaluate(() => Reflect.set(globalThis, 'isFirstPage', true))
  const all = await hostilePosts(phone)
  expect(all).toHaveLength(payloads.length)
  // How large a post is has nothing to do with the policy.
  const posts = bypassCsp ? all.filter(({ number }) => payloads[number - 1]?.family !== 'giant') : all
  const probed = await phone.page.evaluate(probePosts, posts)
  expect(Object.fromEntries(probed.filter(({ findings }) => findings.length > 0).map(named))).toEqual({})
  expect(await phone.page.evaluate(() => Reflect.get(globalThis, 'isFirstPage'))).toBe(true)
  expect(dialogs).toEqual([])
  expect(phone.context.pages()).toHaveLength(1)
  expect(phone.page.frames()).toHaveLength(1)
  expect(world.publisher.requests().filter(({ headers }) => 'sec-fetch-mode' in headers)).toEqual([])
  phone.expectNoFaults()
  await phone.page.getByRole('navigation').getByRole('link', { name: en.nav.timeline }).click()
  await phone.page.getByRole('article').first().waitFor()
  expect(await overflowOf(phone.page)).toBe(0)
  phone.expectNoFaults()
})

test('nothing of a post is painted over our own bars', async () => {
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  const posts = await hostilePosts(world.phone)
  const heaped = payloads.filter(({ name }) => name.startsWith('stacked marks'))
  const tame = await barsOver(posts[0]?.id)
  for (const { number } of heaped) expect(await barsOver(posts[number - 1]?.id)).toEqual(tame)

  async function barsOver(id: string | undefined) {
    await page.goto(`${world.line.url}/post/${id}`)
    await page.locator('.post-body:not([aria-busy]) p').first().waitFor()
    const shown = [page.locator('.masthead-name'), page.locator('.back-button'), page.getByRole('navigation')]
    return Promise.all(shown.map((part) => part.screenshot()))
  }
})

function named({ number, findings }: { number: number; findings: string[] }): [string, string[]] {
  const payload = payloads[number - 1]
  return [`${payload?.family}: ${payload?.name}`, findings]
}

async function hostilePosts({ page }: Phone) {
  const posts = await storedRows(page, 'posts')
  return posts
    .map(({ id, url = '' }) => ({ id, url, number: Number(url.split('/').at(-1)) }))
    .sort((a, b) => a.number - b.number)
}

function feedOf(some: HostilePayload[]) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: some.find(({ family }) => family === 'fields')?.text ?? 'Hostile',
    home_page_url: 'https://chapter.example/',
    items: some.map((payload) => ({ ...itemOf(payload), ...timeOf(payload), id: String(payload.number) })),
  }
}

/** Those with hostile titles stand on top of the timeline. */
function timeOf({ family, number }: HostilePayload) {
  const url = `https://chapter.example/hostile/${number}`
  const at = Date.UTC(2026, 0, family === 'fields' ? 16 : 15) - number * 60_000
  return { url, date_published: new Date(at).toISOString() }
}

/** The payload as a body, or where it is a text as every text there is. */
function itemOf({ family, name, text }: HostilePayload) {
  const before = '<p>Meet us at the union hall.</p>'
  if (family !== 'fields') return { title: name, content_html: before + text }
  const quoted = text.replace(/&/g, '&amp;').replace(/"/g, '&quot;')
  return {
    title: text,
    authors: [{ name: text }, { name: 'Ida B.', url: text }],
    tags: [text],
    language: text.slice(0, 20),
    content_html: `${before}<img src="https://chapter.example/x.png" alt="${quoted}"><p title="${quoted}">x</p>`,
    attachments: [{ url: 'https://chapter.example/x.mp3', mime_type: text.slice(0, 20), title: text }],
  }
}
