import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsOf } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { clippedTexts, overflowOf } from '../support/layout.ts'
import { startWorld, type World } from '../support/world.ts'
import { feedTypes } from '../support/write-feed.ts'

const picture = fileURLToPath(new URL('../../public/icons/icon-512.png', import.meta.url))
const site = 'https://chapter.example'
const paper = 'https://paper.example/2026/laundry/'
const written = (told: object) => JSON.stringify(told).replaceAll('"', '&quot;')
const cover = `${site}/cover.png`

/** Bodies by the last part of their post's address, as the software of many sites writes them. */
const bodies: Record<string, string> = {
  ghost: `<p>Read this.</p><figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="${paper}">
<div class="kg-bookmark-content"><div class="kg-bookmark-title">Laundry workers vote</div>
<div class="kg-bookmark-description">They have been out since six.</div><div class="kg-bookmark-metadata">
<img class="kg-bookmark-icon" src="${site}/icon.png"><span class="kg-bookmark-author">The Paper</span></div></div>
<div class="kg-bookmark-thumbnail"><img src="${cover}" alt=""></div></a><figcaption>From the gate</figcaption></figure>`,
  substack: `<div class="embedded-post-wrap"><a class="embedded-post" href="${paper}"><span class="embedded-post-publication-name">The Paper</span>
<div class="embedded-post-title">Laundry workers vote</div><div class="embedded-post-body">They have been out.</div><span class="embedded-post-cta">Read more</span></a></div>
<div class="digest-post-embed" data-attrs="${written({ canonical_url: `${paper}2`, title: 'A second vote', cover_image: cover })}"></div>`,
  wordpress: `<figure class="wp-block-embed"><div class="wp-block-embed__wrapper"><blockquote class="wp-embedded-content" data-secret="x"><a href="${paper}">Laundry workers vote</a></blockquote>
<iframe class="wp-embedded-content" data-secret="x" src="${paper}embed/#?secret=x"></iframe></div></figure>
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${paper}3\n</div></figure>`,
  tumblr: `<p class="npf_link" data-npf="${written({ type: 'link', url: paper, title: 'Laundry workers vote', site_name: 'The Paper' })}"><a href="${paper}">Laundry workers vote</a></p>
<div class="npf-link-block"><a href="${paper}2"><div class="title">A second vote</div><div class="site-name">paper.example</div></a></div>`,
  others: `<blockquote class="embedly-card"><h4><a href="${paper}">Laundry workers vote</a></h4><p>Since six.</p></blockquote>
<div class="vlp-link-container"><a href="${paper}2"></a><div class="vlp-link-title">A second vote</div><div class="vlp-link-summary">At noon.</div></div>`,
  bare: `<p><a href="${paper}?from=feed">${paper}?from=feed</a></p><p>See ${paper}</p>
<ul><li><p><a href="${paper}">${paper}</a></p></li></ul><blockquote>Not a card</blockquote>`,
  elsewhere: '<p>Worth reading.</p>',
  lost: `<a class="kg-bookmark-container" href="${paper}"><div class="kg-bookmark-title">A lost picture</div><div class="kg-bookmark-thumbnail"><img src="${site}/gone.png"></div></a>`,
  hebrew: `<a class="kg-bookmark-container" href="${paper}"><div class="kg-bookmark-title">עובדות המכבסה הצביעו</div><div class="kg-bookmark-thumbnail"><img src="${cover}"></div></a>`,
}

let world: World
let page: Page

beforeAll(async () => {
  world = await startWorld({
    sources: 1,
    prepare: ([source], publisher) => {
      const items = Object.entries(bodies).map(([name, html], at) => ({
        id: name,
        url: `${site}/posts/${name}`,
        title: name === 'elsewhere' ? undefined : `About ${name}`,
        external_url: name === 'elsewhere' ? `${paper}4` : undefined,
        content_html: html,
        date_published: new Date(Date.UTC(2026, 0, 15) - at * 3_600_000).toISOString(),
      }))
      const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Cards', home_page_url: site, items }
      const body = JSON.stringify(feed).replaceAll(site, publisher.url)
      publisher.serve(new URL(source?.feed ?? '').pathname, { body, contentType: feedTypes.json })
      publisher.serve('/cover.png', { file: picture, contentType: 'image/png' })
    },
  })
  ;({ page } = world.phone)
  await openRefreshed(page, world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  await whenShellIsKept(page)
})

beforeEach(() => page.setViewportSize({ width: 390, height: 844 }))

afterAll(() => world?.close())

test('a card has its title, description, site and picture, and is there with no network', async () => {
  await openPost('ghost')
  await whenDrawn(cards().locator('img'))
  await page.goto(world.line.url)
  await page.getByRole('article').first().waitFor()
  world.line.forgetRequests()
  await world.phone.context.setOffline(true)
  await openPost('ghost')
  const name = 'Laundry workers vote The Paper · paper.example They have been out since six.'
  const card = page.getByRole('link', { name, exact: true })
  expect(await card.getAttribute('href')).toBe(paper)
  await whenDrawn(card.locator('img'))
  expect(await page.locator('.post-body img').count()).toBe(1)
  expect(await page.locator('.post-body figcaption').textContent()).toBe('From the gate')
  await world.phone.context.setOffline(false)
})

test.each([
  ['substack', ['The Paper · paper.example', 'paper.example']],
  ['wordpress', ['paper.example']],
  ['tumblr', ['The Paper · paper.example', 'paper.example']],
  ['others', ['paper.example', 'paper.example']],
])('a card as the software of others writes it is the same card: %s', async (name, sites) => {
  await openPost(name)
  const names = ['Laundry workers vote', 'A second vote']
  const told = sites.map((where, at) => `${names[at]}, ${where}`)
  if (name === 'wordpress') told.push('paper.example, /2026/laundry/3')
  expect(await labels()).toEqual(told)
  expect(await page.locator('.post-body :is(blockquote, .embed)').count()).toBe(0)
})

test('an address alone in its paragraph is a card of its site and page; in a text or a list it stays', async () => {
  await openPost('bare')
  expect(await labels()).toEqual(['paper.example, /2026/laundry'])
  expect(await cards().getAttribute('href')).toBe(`${paper}?from=feed`)
  const text = await page.locator('.post-body').textContent()
  expect(text).toContain(`See ${paper}`)
  expect(await page.locator('.post-body li a').textContent()).toBe(paper)
})

test('the page a short post is about is a link of its row, and a card of the post', async () => {
  await page.goto(world.line.url)
  const row = page.locator('.post-row.social', { hasText: 'Worth reading.' })
  const link = row.locator('.post-player')
  await link.waitFor()
  expect([await link.getAttribute('href'), await link.textContent()]).toEqual([
    `${paper}4`,
    en.post.embed('paper.example'),
  ])
  await openPost('elsewhere')
  expect(await labels()).toEqual(['paper.example, /2026/laundry/4'])
})

test.each(['light', 'dark', 'black', 'e-ink'])(
  'a card is read on any screen, in the theme %s',
  async (theme) => {
    for (const name of ['ghost', 'bare', 'hebrew']) {
      await openPost(name)
      for (const [width, size] of [
        [320, '200'],
        [320, '100'],
        [1200, '100'],
      ] as const) {
        await page.setViewportSize({ width, height: 800 })
        await page.evaluate(
          ([look, textSize]) => {
            Object.assign(document.documentElement.dataset, { theme: look, textSize })
          },
          [theme, size] as const,
        )
        expect([name, width, await overflowOf(page), await clippedTexts(page)]).toEqual([name, width, 0, []])
      }
      expect([name, await violationsOf(page)]).toEqual([name, []])
    }
  },
)

test('a card in a language that runs from the right does so itself', async () => {
  await openPost('hebrew')
  await page.setViewportSize({ width: 1000, height: 800 })
  await whenDrawn(cards().locator('img'))
  const [image, words] = [cards().locator('img'), cards().locator('.link-card-words')]
  const left = async (part: Locator) => (await part.boundingBox())?.x ?? 0
  expect(await left(image)).toBeGreaterThan(await left(words))
})

test('a card whose picture is gone is as good as one without', async () => {
  await openPost('lost')
  await eventually(async () => expect(await cards().locator('img').count()).toBe(0))
  expect(await labels()).toEqual(['A lost picture, paper.example'])
  expect(await page.locator('.picture-missing').count()).toBe(0)
})

function cards(): Locator {
  return page.locator('.post-body .link-card')
}

/** Title and site of each. */
function labels(): Promise<string[]> {
  return cards().evaluateAll((all) =>
    all.map((card) =>
      [...card.querySelectorAll('.link-card-title, .link-card-site')]
        .map((part) => part.textContent)
        .join(', '),
    ),
  )
}

async function whenDrawn(image: Locator): Promise<void> {
  await eventually(async () => {
    expect(await image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  })
}

async function openPost(name: string): Promise<void> {
  const posts = await storedRows(page, 'posts')
  const post = posts.find(({ url }) => url?.endsWith(`/posts/${name}`))
  await page.goto(`${world.line.url}/post/${post?.id}`)
  await page.locator('.post-body:not([aria-busy]) > *').first().waitFor({ state: 'attached' })
}
