import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { publishSamples } from '../../scripts/demo/publish-samples.ts'
import { samplePosts } from '../../scripts/demo/sample-posts.ts'
import { startApp } from '../support/app-under-test.ts'
import { feedsGathered } from './feeds-gathered.ts'
import { upToDate } from './filled-app.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface SampleApp {
  url: string
  close(): Promise<void>
}

/** The built app on the demo's sample posts, with pictures, of every source of the real catalog. */
export async function startSampleApp(): Promise<SampleApp> {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-bench-'))
  const { catalogFile, host, sources, broken } = await publishSamples(root, folder, Date.now())
  const app = await startApp({
    catalog: catalogFile,
    allowHosts: [host],
    cacheDir: join(folder, 'cache'),
    pollMinutes: 0,
  })
  await feedsGathered(app.url, sources - broken.length)
  return {
    url: app.url,
    close: async () => {
      await app.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface SampleScreen {
  name: string
  path: string
  /** There once the screen is drawn whole, on a phone that has posts. */
  mark: string
}

/** Every screen, as it is reached by its address; the page has posts. */
export async function sampleScreens(page: Page): Promise<SampleScreen[]> {
  const { article, social } = await samplePosts(page)
  return [
    { name: 'front page', path: '/front', mark: '.front-more' },
    { name: 'timeline', path: '/', mark: 'article' },
    { name: 'collection', path: '/front?collection=labor', mark: 'article' },
    { name: 'saved', path: '/saved', mark: '.screen-title' },
    { name: 'sources', path: '/sources', mark: '[role=switch]' },
    { name: 'settings', path: '/settings', mark: '[role=radio], input[type=radio]' },
    { name: 'about', path: '/about', mark: 'main h1' },
    { name: 'health', path: '/health', mark: '.health > .button' },
    { name: 'propose', path: '/propose', mark: '.name-form' },
    { name: 'questions', path: '/faq', mark: 'main h1' },
    { name: 'legal card', path: '/legal', mark: '.legal-arm' },
    { name: 'pages', path: '/pages', mark: '.page-group' },
    { name: 'packs', path: '/packs', mark: '.pack-rows, .pack-none' },
    { name: 'publisher', path: '/publisher/dsa-los-angeles', mark: '.profile-posts' },
    { name: 'post, an article', path: `/post/${article}`, mark: '.post-body:not([aria-busy]) > *' },
    { name: 'post, a social one', path: `/post/${social}`, mark: '.post-body:not([aria-busy]) > *' },
    { name: 'not found', path: '/nowhere', mark: 'main h1' },
  ]
}

/** Answers the question of the first start, and keeps a post in a list and with a note; the shell is stored, too. */
export async function fillPhone(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await upToDate(page)
  await page.getByRole('button', { name: 'Follow all', exact: true }).click()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  const { article } = await samplePosts(page)
  await page.goto(`${url}/post/${article}`)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByLabel('New list').fill('Strike kitchen')
  await page.getByRole('button', { name: 'Make list' }).click()
  await page.getByRole('checkbox').waitFor()
  await page.getByLabel('Your note').fill('Thursday, 7 pm. 🌹')
  await page.getByText('Note stored').waitFor()
}
