import { afterEach, expect, test } from 'vitest'
import type { FeedIndex } from '../../proxy/wire.ts'
import { noticeEn } from '../../src/ui/words/notice-en.ts'
import { changeStored } from '../kills/change-stored.ts'
import { storedRows } from '../support/app-page.ts'
import { type Background, closeApp, openBeside } from '../support/background.ts'
import { eventually } from '../support/eventually.ts'
import type { MadeFeed } from '../support/make-feed.ts'
import {
  answerPush,
  changed,
  clearNotices,
  givePushAddresses,
  shownNotices,
  startWithNotifications,
  testMessage,
} from '../support/push.ts'
import { serveFeed } from '../support/serve-feed.ts'
import { type World, whenServerHas } from '../support/world.ts'

const hourMs = 3_600_000
const oldestAt = Math.floor(Date.now() / 1000) * 1000 - 30 * hourMs
let world: World
let items: number

afterEach(() => world?.close())

test('a push with no page open is told in words of this phone, and in its language', async () => {
  const background = await closed()
  const { page } = world.phone
  const fresh = await publish(1)
  const publishers = await storedRows(page, 'publishers')
  const publisher = publishers.find(({ id }) => id === world.sources[0]?.publisher)
  await background.push(changed)
  const title = `${publisher?.name}: ${fresh?.items.at(-1)?.title}`
  await eventually(async () =>
    expect(await shownNotices(page)).toMatchObject([{ title, silent: false, path: /^\/post\// }]),
  )
  await publish(2)
  await background.push(changed)
  await whenTold('4 new posts from 2 chapters')

  await changeStored(page, { put: { settings: [{ key: 'language', value: 'es' }] } })
  await publish(2)
  await background.push('not even JSON')
  await whenTold('6 publicaciones nuevas de 2 capítulos')
  // Who hides the app shows nothing of it on a locked phone.
  await changeStored(page, {
    put: { settings: [{ key: 'hidesOnLeave', value: true }] },
  })
  await publish(2)
  await background.stopWorker()
  await background.push(changed)
  await whenTold('8 publicaciones nuevas')
  expect((await shownNotices(page))[0]?.body).toBe('')
  world.phone.expectNoFaults()
})

test('a test is told as a test; and with the server down a push is still told, honestly', async () => {
  const background = await closed()
  const { page } = world.phone
  const bodies = async () => (await shownNotices(page)).map(({ body }) => body)
  await background.push(testMessage)
  await eventually(async () => expect(await bodies()).toContain(noticeEn.test))
  await world.app.kill()
  await background.push(changed)
  await eventually(async () => expect(await bodies()).toContain(noticeEn.unfetched))
})

test('in quiet hours nothing is told, the third push in a row without a sound, and the rest after them', async () => {
  const background = await closed()
  const { page } = world.phone
  await setNotify({ quiet: { from: 0, to: 24 * 60 - 1 } })
  await publish(2)
  for (let silent = 1; silent <= 2; silent++) {
    await background.push(changed)
    await eventually(async () => expect(await notifyState()).toMatchObject({ silent }))
  }
  expect(await shownNotices(page)).toEqual([])
  await background.push(changed)
  await eventually(async () =>
    expect(await shownNotices(page)).toMatchObject([{ body: '2 new posts waiting for you.', silent: true }]),
  )
  await clearNotices(page)
  await setNotify({})
  await background.periodicSync()
  await whenTold('2 new posts from 2 chapters')
})

test('with the permission taken back a push breaks nothing, and the next start drops the address', async () => {
  const background = await closed()
  const { page, context } = world.phone
  await context.clearPermissions()
  await publish(2)
  await background.push(changed)
  await givePushAddresses(context)
  const sent = answerPush(world.line)
  await page.evaluate(() => localStorage.setItem('test-push-address', 'https://push.example/1'))
  await page.goto(world.line.url)
  await eventually(() => expect(sent).toMatchObject([{ method: 'DELETE', path: '/api/push' }]))
  await eventually(async () =>
    expect((await storedRows(page, 'settings')).find(({ key }) => key === 'notify')?.value).toMatchObject({
      isOn: false,
    }),
  )
  world.phone.expectNoFaults()
})

/** The same time for the oldest, however many there are. */
function feedNow() {
  const newestAt = oldestAt + (items - 1) * hourMs
  return { items, imageEvery: 0, newestAt, hoursApart: 1 }
}

/** One more post in each of so many feeds; gives the last of them once our server has it. */
async function publish(feeds: number): Promise<MadeFeed | undefined> {
  items += 1
  let made: MadeFeed | undefined
  for (const source of world.sources.slice(0, feeds)) {
    const before = await hashOf(source.id)
    made = serveFeed(world.publisher, source, feedNow())
    await whenServerHas(world.app, source.id, ({ hash }) => hash !== before)
  }
  return made
}

async function hashOf(sourceId: string): Promise<string | undefined> {
  const answer = await fetch(`${world.app.url}/api/feeds`)
  return ((await answer.json()) as FeedIndex).sources[sourceId]?.hash
}

/** With notifications on, and a page of the same origin, from where one can look, in the place of the app. */
async function closed(): Promise<Background> {
  items = 3
  world = await startWithNotifications({ sources: 2, feed: feedNow() })
  const { page } = world.phone
  await openBeside(page, world.line.url)
  await setNotify({})
  await page.goto(world.line.url)
  await eventually(async () => expect(await notifyState()).toBeDefined())
  const background = await closeApp(page, world.line.url)
  await openBeside(page, world.line.url)
  return background
}

function setNotify(value: object): Promise<void> {
  return changeStored(world.phone.page, {
    put: { settings: [{ key: 'notify', value: { isOn: true, ...value } }] },
  })
}

async function notifyState() {
  const rows = await storedRows(world.phone.page, 'serverStates')
  return rows.find((row) => row.key === 'notify')?.state
}

async function whenTold(title: string): Promise<void> {
  await eventually(async () =>
    expect((await shownNotices(world.phone.page)).map((notice) => notice.title)).toEqual([title]),
  )
}
