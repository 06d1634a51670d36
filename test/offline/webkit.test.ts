import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { databaseName } from '../../src/core/storage/database.ts'
import { en } from '../../src/ui/words/en.ts'
import { legalEn } from '../../src/ui/words/legal-en.ts'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { openRefreshed, storedRows } from '../support/app-page.ts'
import { madeFile } from '../support/pack-files.ts'
import { startWebKit, type WebKitPage, whyNoWebKit } from '../support/webkit.ts'
import { startWorld, type World } from '../support/world.ts'

// The core journeys in the engine of an iPhone's browsers. What WebKit on Linux lacks (storage that outlives a session,
// the system's share sheet, installing) is no part of them.

const why = whyNoWebKit()
// The report says why.
const inWebKit = why === undefined ? 'in WebKit' : `in WebKit (${why})`

interface StoredPost {
  id: string
  title: string
}

let world: World
let webkit: WebKitPage | undefined

afterEach(async () => {
  await webkit?.close()
  webkit = undefined
  await world?.close()
})

test.skipIf(why)(`${inWebKit}, what was never opened is read with the server gone`, async () => {
  world = await startWorld({ sources: 4, feed: { items: 5, imageEvery: 0 } })
  webkit = await startRefreshed()
  const posts = await webkit.run<StoredPost[]>(newestPosts, databaseName)
  expect(posts.length).toBe(20)

  await world.app.kill()
  await webkit.goto(world.line.url)
  await webkit.find('[role=status]', 'Posts as of')
  await webkit.click('.post-link', posts[0]?.title)
  await webkit.find('h1', posts[0]?.title)
  await webkit.find('.post-body:not([aria-busy]) > *')
  await webkit.click('nav a', en.nav.front)
  await webkit.find('.story-lead')
  await webkit.click('nav a', en.nav.saved)
  await webkit.click('a[href="/legal"]')
  await webkit.find('h1', legalEn.title)
  await webkit.find('a[href^="tel:"]')
})

test.skipIf(why)(`${inWebKit}, a post comes from another phone as a file, with no server there`, async () => {
  world = await startWorld({ sources: 2, feed: { items: 3, imageEvery: 0 } })
  const giver = world.phone.page
  await openRefreshed(giver, world.line.url)
  const [post] = await storedRows(giver, 'posts')
  await giver.goto(`${world.line.url}/post/${post?.id}`)
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-webkit-'))
  const file = join(folder, 'post.html')
  await writeFile(file, await madeFile(giver))
  webkit = await startRefreshed()
  await webkit.run(forgetPosts, databaseName)

  await world.app.kill()
  await webkit.goto(`${world.line.url}/packs`)
  await webkit.type('input[type=file]', file)
  await webkit.click('button', packsEn.take)
  await webkit.find('.file-status', packsEn.taken(1))
  await webkit.find('[role=status]', 'Posts as of')
  await webkit.goto(`${world.line.url}/post/${post?.id}`)
  await webkit.find('h1', post?.title)
  await webkit.find('.post-body:not([aria-busy]) > *')
  await rm(folder, { recursive: true, force: true })
})

/** With the app's own files stored, too. */
async function startRefreshed(): Promise<WebKitPage> {
  const page = await startWebKit()
  await page.goto(world.line.url)
  await page.find('[role=status]', 'Up to date')
  await page.click('button', en.welcome.followAll)
  await page.run('await navigator.serviceWorker.ready')
  // Nothing is written any more: in WebKit, a page that is left in the middle of a write can lock the next out.
  await page.find('.ready-button', 'Ready, as of')
  return page
}

const asked = `
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const database = await asked(indexedDB.open(args[0]))`
const newestPosts = `${asked}
  const rows = await asked(database.transaction('posts').objectStore('posts').getAll())
  database.close()
  return rows.sort((a, b) => b.sortAt - a.sortAt)`
const forgetPosts = `${asked}
  const transaction = database.transaction(['posts', 'bodies'], 'readwrite')
  await asked(transaction.objectStore('posts').clear())
  await asked(transaction.objectStore('bodies').clear())
  database.close()`
