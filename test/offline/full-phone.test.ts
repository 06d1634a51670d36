import { fileURLToPath } from 'node:url'
import type { CDPSession, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { legalEn } from '../../src/ui/words/legal-en.ts'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { pagesEn } from '../../src/ui/words/pages-en.ts'
import { readyEn } from '../../src/ui/words/ready-en.ts'
import { savedEn } from '../../src/ui/words/saved-en.ts'
import { settingsEn } from '../../src/ui/words/settings-en.ts'
import { changeStored } from '../kills/change-stored.ts'
import { lostOf, nothing, tornOf } from '../kills/compare-states.ts'
import { readState, type StoredState } from '../kills/stored-state.ts'
import { openRefreshed, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { pageAnswer } from '../support/make-page.ts'
import { chooseFile, madeFile } from '../support/pack-files.ts'
import { serveFeed } from '../support/serve-feed.ts'
import { startWorld, type World, whenServerHas } from '../support/world.ts'

const picture = fileURLToPath(new URL('../../public/icons/icon-64.png', import.meta.url))
const full = en.problems.storageFull({ code: 'storageFull' })
const feed = { items: 6, imageEvery: 2, newestAt: Date.now() - 3_600_000, hoursApart: 1 }
let world: World
let before: StoredState
let session: CDPSession

afterEach(() => world?.close())

test('a phone with no room left says so wherever something is to be stored, and loses nothing', async () => {
  const file = await fillPhone()
  await publishMore()
  await takeRoom()
  const { page } = world.phone

  await page.goto(world.line.url)
  await whenStatus(page, /^Can’t refresh\. Posts as of /)
  await page.getByRole('banner').getByText(full).waitFor()
  // Pictures make room, so that texts find some.
  await eventually(async () => expect((await storedRows(page, 'images')).length).toBeLessThan(6))

  const [post] = Object.keys(before.posts)
  await page.goto(`${world.line.url}/post/${post}`)
  await page.getByRole('button', { name: savedEn.save }).click()
  await page.locator('.save-problem', { hasText: full }).waitFor()
  await page.getByLabel(savedEn.note).fill('Bring water.')
  await page.getByRole('alert').filter({ hasText: savedEn.noteNotStored }).waitFor()
  await page.getByLabel(savedEn.newList).fill('Strike')
  await page.keyboard.press('Enter')
  await page.locator('.name-form [role=alert]', { hasText: full }).waitFor()

  await page.goto(`${world.line.url}/legal`)
  await page.getByText(legalEn.add, { exact: true }).click()
  await page.getByLabel(legalEn.label).fill('Rosa')
  await page.getByLabel(legalEn.number, { exact: true }).fill('212 555 0123')
  await page.keyboard.press('Enter')
  await alertOf(page)
  expect(await page.getByLabel(legalEn.label).inputValue()).toBe('Rosa')

  await page.goto(`${world.line.url}/settings`)
  await page.getByLabel(settingsEn.themeDark).click()
  await alertOf(page)
  expect(await page.getByLabel(settingsEn.themeDark).isChecked()).toBe(false)
  await page.getByLabel('500 MB').click()
  await page.locator('fieldset', { hasText: readyEn.budget }).getByRole('alert').getByText(full).waitFor()

  world.publisher.serve('/rights', pageAnswer({ title: 'Rights at work' }))
  await page.goto(`${world.line.url}/pages`)
  await page.getByLabel(pagesEn.address).fill(`${world.publisher.url}/rights`)
  await page.getByRole('button', { name: pagesEn.keep, exact: true }).click()
  await alertOf(page)

  await page.goto(`${world.line.url}/packs`)
  await chooseFile(page, file)
  await page.getByRole('button', { name: packsEn.take }).click()
  await page.getByRole('alert').getByText(`${full} ${packsEn.failed}`).waitFor()
  await page.getByText(packsEn.getReady).click()
  await page.getByLabel(packsEn.name).fill('Picket')
  await page.getByRole('button', { name: packsEn.make }).click()
  await alertOf(page, packsEn.getReady)
  expect(await storedRows(page, 'actionPacks')).toHaveLength(0)

  await page.goto(`${world.line.url}/robots.txt`)
  const after = await readState(page)
  const mayGo = { ...nothing, picture: () => true }
  expect(lostOf(before, after, mayGo)).toEqual([])
  expect(lostOf(after, before, mayGo)).toEqual([])
  expect(tornOf(after)).toEqual([])

  await giveRoom()
  await openRefreshed(page, world.line.url)
  await eventually(async () => expect(await storedRows(page, 'posts')).toHaveLength(14))
  await page.goto(`${world.line.url}/packs`)
  await chooseFile(page, file)
  await page.getByRole('button', { name: packsEn.take }).click()
  await page.getByText(/^Stored\./).waitFor()
})

test('a pack whose pictures find no room says so, keeps what it has, and goes on when there is some', async () => {
  await fillPhone()
  const pack = { id: 'picket', name: 'Picket', postIds: Object.keys(before.posts), isGathering: true }
  const addresses = Object.keys(before.pictureBytes)
  await changeStored(world.phone.page, {
    put: { actionPacks: [pack], settings: [{ key: 'savesData', value: true }] },
    delete: { images: addresses },
    dropBytes: addresses,
  })
  await takeRoom()
  const { page } = world.phone
  await page.goto(`${world.line.url}/packs`)
  await alertOf(page)
  await page.getByText(packsEn.paused).waitFor()
  await giveRoom()
  await page.getByRole('button', { name: packsEn.resume }).click()
  await page.getByText(packsEn.ready, { exact: true }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

async function alertOf(page: Page, within = ''): Promise<void> {
  const place = within === '' ? page : page.locator('details', { hasText: within })
  await place.getByRole('alert').filter({ hasText: full }).first().waitFor()
}

/** Gives a file that the phone itself has made. */
async function fillPhone(): Promise<Buffer> {
  world = await startWorld({
    sources: 2,
    feed,
    app: { pollMinutes: 0.005 },
    prepare: (sources, publisher) => {
      for (const { id } of sources)
        for (const at of [0, 2, 4, 6])
          publisher.serve(`/${id}/images/${at}.jpg`, { file: picture, contentType: 'image/png' })
    },
  })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  await page.locator('.ready-button', { hasText: /^Ready, as of/ }).waitFor()
  const [post] = await storedRows(page, 'posts')
  await page.goto(`${world.line.url}/post/${post?.id}`)
  const file = await madeFile(page)
  await page.goto(`${world.line.url}/robots.txt`)
  before = await readState(page)
  return file
}

async function publishMore(): Promise<void> {
  for (const source of world.sources) {
    const hashOf = () => fetchedHash(source.id)
    const old = await hashOf()
    serveFeed(world.publisher, source, { ...feed, items: 7 })
    await whenServerHas(world.app, source.id, ({ hash }) => hash !== old)
  }
}

async function fetchedHash(sourceId: string): Promise<string | undefined> {
  const index = (await (await fetch(`${world.app.url}/api/feeds`)).json()) as {
    sources: Record<string, { hash?: string }>
  }
  return index.sources[sourceId]?.hash
}

/** The app may take no more of the disk; what it has stays. */
async function takeRoom(): Promise<void> {
  const { phone, line } = world
  // What a connection knows of the room it remembers for a while.
  await phone.kill()
  await phone.restart()
  // The limit goes with the session that set it.
  session = await phone.context.newCDPSession(phone.page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: line.url, quotaSize: 1 })
}

async function giveRoom(): Promise<void> {
  await session.send('Storage.overrideQuotaForOrigin', { origin: world.line.url })
}
