import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { openRefreshed, storedRows } from '../support/app-page.ts'
import { overflowOf } from '../support/layout.ts'
import { makeEssay } from '../support/make-essay.ts'
import { readableText } from '../support/readable-text.ts'
import { startWorld, type World } from '../support/world.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'

/** Stands for the publisher's address. */
const site = 'https://chapter.example'
const picture = fileURLToPath(new URL('../../public/icons/icon-192.png', import.meta.url))
const files = ['a.jpg', 'b.jpg', 'c-300.jpg', 'd.jpg', 'e.webp', 'f.jpg', 'x.png']
const family = '👩‍👩‍👧‍👦'
const footnotes = `<p id="user">A claim<a id="ref1" href="#caf%C3%A9">1</a>, <a href="${site}/posts/notes#old">2</a>,
<a href="#heading">3</a>, <a href="#nowhere">4</a>.</p><h1 id="heading">Notes</h1>
<p id="café">Its proof. <a href="#ref1">Back</a></p><p><a name="old"></a>An old one.</p>`

/** Bodies by the last part of their post's address. */
const bodies: Record<string, string> = {
  late: `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="${site}/a.jpg" alt="a">
<img class="lazy" src="${site}/blank.gif" data-lazy-src="${site}/b.jpg"><noscript><img src="${site}/b.jpg"></noscript>
<img data-srcset="${site}/c-300.jpg 300w, ${site}/c-600.jpg 600w"><img srcset="${site}/d.jpg 1x">
<picture><source srcset="${site}/e.webp"><img alt="e"></picture>
<noscript><img src="${site}/f.jpg" onerror="x" width="640" height="480"> Please enable JavaScript.</noscript>
<noscript><img src="https://count.example/pixel" width="1" height="1"></noscript>`,
  players: `<iframe src="https://video.example/1"><p>Your browser knows no frames.</p></iframe>
<iframe src="about:blank" data-src="https://video.example/2"></iframe>
<video poster="${site}/p.jpg"><source src="https://video.example/3.mp4"><a href="x">Load it</a></video>
<object data="https://video.example/x"><embed src="https://video.example/4"></object>`,
  notes: footnotes,
  words: '<p>I &lt;3 unions<!-- <b>more</b> --> and <a href="mailto:us@mail.example">mail</a>.</p>',
  huge: makeEssay({ words: 290_000, wrapper: ['<div><article>', '</article></div>'] }),
  lines: makeEssay({ words: 20_000, style: 'lines' }),
  pictures: `<p>Five thousand.</p>${`<img src="${site}/x.png">`.repeat(5000)}`,
}
const titles: Record<string, string> = {
  long: 'Solidarity '.repeat(10_000),
  word: 'solidarity'.repeat(10_000),
  family: family.repeat(5000),
  joiners: '\u200d'.repeat(100_000),
}

let world: World

beforeAll(async () => {
  world = await startWorld({
    sources: 2,
    prepare: (sources, publisher) => {
      const items = [...Object.keys(bodies), ...Object.keys(titles)].map((name, at) => ({
        id: name,
        url: `${site}/posts/${name}`,
        title: titles[name] ?? `About ${name}`,
        html: bodies[name] ?? '<p>Meet us at the union hall.</p>',
        publishedAt: Date.UTC(2026, 0, 15) - at * 60_000,
        language: name in titles ? 'qaa-x-nowhere' : 'en',
      }))
      const body = writeFeed('json', { title: 'Odd', siteUrl: site, language: 'en', items })
      const contentType = feedTypes.json
      const path = new URL(sources[0]?.feed ?? '').pathname
      publisher.serve(path, { body: body.replaceAll(site, publisher.url), contentType })
      for (const file of files) publisher.serve(`/${file}`, { file: picture, contentType: 'image/png' })
    },
  })
  await openRefreshed(world.phone.page, world.line.url)
})

afterAll(() => world?.close())

test('pictures that sites load by script are shown, each once, and what counts readers is not', async () => {
  await openPost('late')
  expect(await pictures()).toEqual(files.slice(0, 6))
  expect(await textOfBody()).not.toContain('JavaScript')
})

test('every player is a link to its place, whatever it holds for old browsers', async () => {
  await openPost('players')
  const links = world.phone.page.locator('.post-body a')
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
    ['1', '2', '3.mp4', '4'].map((path) => `https://video.example/${path}`),
  )
  expect(await links.allTextContents()).toEqual(Array(4).fill(en.post.embed('video.example')))
})

test('notes and headings of a post are reached by its links, and the post stays', async () => {
  const { page } = world.phone
  await openPost('notes')
  const leadTo = await page.locator('.post-body a[href]').evaluateAll((all) =>
    all.map((link) => {
      const place = decodeURIComponent((link as HTMLAnchorElement).hash.slice(1))
      return document.getElementById(place)?.textContent?.slice(0, 9) ?? link.getAttribute('href')
    }),
  )
  const original = `${world.publisher.url}/posts/notes`
  expect(leadTo).toEqual(['Its proof', '', 'Notes', `${original}#nowhere`, '1'])
  await page.getByRole('link', { name: 'Back' }).click()
  await page.getByRole('heading', { name: 'About notes' }).waitFor()
  expect(await page.locator('.post-body h2:target, .post-body a:target').count()).toBe(1)
})

test('a heart in a paragraph with a comment is kept, and mail opens in its own app', async () => {
  await openPost('words')
  expect(await textOfBody()).toBe('I <3 unions and mail.')
  const mail = world.phone.page.getByRole('link', { name: 'mail', exact: true })
  expect(await mail.getAttribute('href')).toBe('mailto:us@mail.example')
  expect(await mail.getAttribute('target')).toBeNull()
})

test.each(['huge', 'lines'])('of a long post that comes in by steps nothing is lost: %s', async (name) => {
  await openPost(name)
  expect((await textOfBody()).replace(/\s+/g, '')).toBe(readableText(bodies[name] ?? ''))
  expect(await overflowOf(world.phone.page)).toBe(0)
})

test('of thousands of pictures only those are fetched that come into sight', async () => {
  world.line.forgetRequests()
  await openPost('pictures')
  expect(await pictures()).toHaveLength(5000)
  expect(world.line.requests(/^\/api\/image/).length).toBeLessThan(100)
})

test('a long post left before it is whole makes room for the next', async () => {
  const { page } = world.phone
  await page.goto(`${world.line.url}/post/${(await postOf('huge')).id}`)
  await page.locator('.post-body[aria-busy] p').first().waitFor()
  await page.getByRole('navigation').getByRole('link', { name: en.nav.timeline }).click()
  await page.getByRole('link', { name: 'About words' }).click()
  await page.locator('.post-body:not([aria-busy])').waitFor()
  expect(await textOfBody()).toBe('I <3 unions and mail.')
})

test.each(Object.keys(titles))('a title of 100 KB is a headline of some lines: %s', async (name) => {
  const { page } = world.phone
  await openPost(name)
  await page.locator('.post-body').getByText('Meet us at the union hall.').waitFor()
  const headline = await page.getByRole('heading', { level: 1 }).boundingBox()
  expect(headline?.height).toBeLessThan(1000)
  expect(await overflowOf(page)).toBe(0)
  const shown = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  expect(shown).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
})

test('none of them troubles the timeline', async () => {
  const { page } = world.phone
  await page.goto(world.line.url)
  await page.getByRole('article').nth(5).waitFor()
  expect(await overflowOf(page)).toBe(0)
  const heights = await page
    .getByRole('article')
    .evaluateAll((all) => all.map((article) => article.getBoundingClientRect().height))
  expect(heights.filter((height) => height > 900)).toEqual([])
  world.phone.expectNoFaults()
})

async function postOf(name: string) {
  const posts = await storedRows(world.phone.page, 'posts')
  const post = posts.find(({ url }) => url === `${world.publisher.url}/posts/${name}`)
  if (!post) throw new Error(`No post about ${name} is stored.`)
  return post
}

async function openPost(name: string): Promise<void> {
  const { page } = world.phone
  await page.goto(`${world.line.url}/post/${(await postOf(name)).id}`)
  await page.locator('.post-body:not([aria-busy]) > *').first().waitFor({ state: 'attached' })
}

/** Files of the pictures in their order. */
function pictures(): Promise<string[]> {
  return world.phone.page.locator('.post-body img').evaluateAll((all) =>
    all.map((one) => {
      const url = new URL(one.getAttribute('src') ?? '', location.origin).searchParams.get('url')
      return url?.split('/').at(-1) ?? ''
    }),
  )
}

async function textOfBody(): Promise<string> {
  return (await world.phone.page.locator('.post-body').textContent()) ?? ''
}
