import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type AppUnderTest, startApp } from '../support/app-under-test.ts'
import { type FakePublisher, startFakePublisher } from '../support/fake-publisher.ts'
import { type CatalogFile, type CatalogSource, makeCatalog, writeCatalog } from '../support/make-catalog.ts'
import type { MadeFeed } from '../support/make-feed.ts'
import { type Phone, startPhone } from '../support/phone.ts'
import { serveFeed } from '../support/serve-feed.ts'
import { feedsGathered } from './feeds-gathered.ts'

const sources = 110
const postsPerSource = 182
const patienceMs = 300_000

export interface FilledOptions {
  /** A WebP file that every picture of a post is; without it there is none at its address. */
  picture?: string
}

export interface FilledApp {
  app: AppUnderTest
  phone: Phone
  catalog: CatalogFile
  /** Posts that are stored. */
  posts: number
  close(): Promise<void>
}

/**
 * The built app on a phone with the posts of 110 sources stored, 20,020 in all, by one real refresh; the shell
 * is stored too and the question of the first start answered, so that the network may go.
 */
export async function startFilledApp({ picture }: FilledOptions = {}): Promise<FilledApp> {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-bench-'))
  const publisher = await startFakePublisher()
  const catalog = makeCatalog(publisher.url, sources)
  for (const [at, source] of catalog.sources.entries()) {
    const { items } = serveYear(publisher, source, at)
    for (const { imageUrl } of items)
      if (imageUrl && picture)
        publisher.serve(new URL(imageUrl).pathname, { file: picture, contentType: 'image/webp' })
  }
  const app = await startApp({
    catalog: await writeCatalog(folder, catalog),
    allowHosts: [publisher.host],
    cacheDir: join(folder, 'cache'),
    pollMinutes: 0,
  })
  await feedsGathered(app.url, sources)
  const phone = await startPhone({ origin: app.url })
  const { page } = phone
  await page.goto(app.url)
  await upToDate(page)
  const followAll = page.getByRole('button', { name: 'Follow all', exact: true })
  await followAll.click()
  // Gone once the answer is stored.
  await followAll.waitFor({ state: 'detached' })
  await page.evaluate(() => navigator.serviceWorker.ready)
  // What fetches pictures would share the machine with what is measured.
  await page.locator('.ready-button', { hasText: /Ready|missing/ }).waitFor({ timeout: patienceMs })
  await page.reload()
  await page.getByRole('article').first().waitFor()
  return {
    app,
    phone,
    catalog,
    posts: await storedPosts(page),
    close: async () => {
      await phone.close()
      await app.close()
      await publisher.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Loud and quiet sources, long posts and short ones, in both languages and all formats. */
function serveYear(publisher: FakePublisher, source: CatalogSource, at: number): MadeFeed {
  const hour = 3_600_000
  return serveFeed(publisher, source, {
    items: postsPerSource,
    newestAt: Date.now() - ((at * 5) % 48) * hour - (at % 20 === 19 ? 300 * 24 * hour : 0),
    hoursApart: 3 + ((at * 7) % 40),
    language: source.language === 'es' ? 'es' : 'en',
    format: at % 6 === 4 ? 'atom' : at % 13 === 7 ? 'json' : 'rss',
    isMicroblog: at % 9 === 4,
  })
}

export async function upToDate(page: Page): Promise<void> {
  const status = page.getByRole('status').filter({ hasText: 'Up to date' })
  await status.waitFor({ timeout: patienceMs })
}

function storedPosts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('dsa-feed')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('posts').objectStore('posts').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )
}
