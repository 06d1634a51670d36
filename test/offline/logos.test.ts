import sharp from 'sharp'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { openRefreshed } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { startWorld, type World } from '../support/world.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'

let world: World

afterEach(() => world?.close())

test('a feed’s own logo stands for its publisher, and a monogram where that is a dot, too large or missing', async () => {
  const square = (px: number) =>
    sharp({ create: { width: px, height: px, channels: 3, background: '#0a7' } })
      .png()
      .toBuffer()
  const logos = {
    whole: await square(96),
    dot: await square(1),
    // More than the server takes in of a picture.
    large: Buffer.concat([await square(96), Buffer.alloc(20_000_000)]),
    missing: undefined,
  }
  const names = Object.keys(logos)
  world = await startWorld({
    sources: names.length,
    prepare: (sources, publisher) => {
      for (const [at, [name, body]] of Object.entries(logos).entries()) {
        const imageUrl = `${publisher.url}/${name}.png`
        if (body) publisher.serve(`/${name}.png`, { body, contentType: 'image/png' })
        const items = [
          {
            id: name,
            url: `${publisher.url}/${name}`,
            title: name,
            html: '<p>A text.</p>',
            publishedAt: Date.now(),
          },
        ]
        const feed = { title: name, siteUrl: publisher.url, language: 'en', imageUrl, items }
        publisher.serve(new URL(sources[at]?.feed ?? '').pathname, {
          body: writeFeed('rss', feed),
          contentType: feedTypes.rss,
        })
      }
    },
  })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  for (const name of names) {
    const row = page.getByRole('article').filter({ has: page.getByRole('link', { name, exact: true }) })
    await row.scrollIntoViewIfNeeded()
    const logo = row.locator('.logo').first()
    await eventually(async () => expect(await logo.locator('img').count()).toBe(name === 'whole' ? 1 : 0))
    expect(await logo.textContent()).not.toBe('')
  }
})
