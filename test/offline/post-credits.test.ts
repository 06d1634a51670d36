import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { postEn } from '../../src/ui/words/post-en.ts'
import { postEs } from '../../src/ui/words/post-es.ts'
import { storedRows, whenStatus } from '../support/app-page.ts'
import { startWorld, type World } from '../support/world.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'

const credits = ['Rosa Ibarra', 'Joe Hill'].map(
  (name) => `<media:credit role="translator">${name}</media:credit>`,
)

let world: World

beforeAll(async () => {
  world = await startWorld({
    sources: 1,
    prepare: ([source], publisher) => {
      const items = ['translated', 'plain'].map((id) => ({
        id,
        url: `https://chapter.example/${id}`,
        title: `A ${id} post`,
        html: '<p>Bread and roses.</p>',
        authors: ['Ida B.'],
        publishedAt: Date.UTC(2026, 0, 15),
      }))
      const feed = writeFeed('rss', {
        title: 'Credits',
        siteUrl: 'https://chapter.example',
        language: 'en',
        items,
      })
      const body = feed
        .replace('<rss ', '<rss xmlns:media="http://search.yahoo.com/mrss/" ')
        .replace('</item>', `${credits.join('')}</item>`)
      publisher.serve(new URL(source?.feed ?? '').pathname, { body, contentType: feedTypes.rss })
    },
  })
})

afterAll(() => world?.close())

test.each([
  ['English', 'en-US', en, [en.post.by('Ida B.'), postEn.translatedBy('Rosa Ibarra and Joe Hill')]],
  ['Spanish', 'es-MX', es, [es.post.by('Ida B.'), postEs.translatedBy('Rosa Ibarra y Joe Hill')]],
])(
  'a post names who wrote and who translated it, as far as its feed does, in %s',
  async (_, locale, words, told) => {
    const { page } = await world.addPhone({ locale })
    await page.goto(world.line.url)
    await whenStatus(page, new RegExp(`^${words.status.upToDate('')}`))
    for (const [name, lines] of [
      ['translated', told],
      ['plain', told.slice(0, 1)],
    ] as const) {
      const post = (await storedRows(page, 'posts')).find(({ url }) => url?.endsWith(name))
      await page.goto(`${world.line.url}/post/${post?.id}`)
      await page.locator('.post-body p').waitFor()
      expect(await page.locator('.post-authors').allTextContents()).toEqual(lines)
    }
  },
)
