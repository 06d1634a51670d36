import { expect } from 'vitest'
import type { FeedIndex } from '../../proxy/wire.ts'
import { changeStored } from '../kills/change-stored.ts'
import { storedRows } from './app-page.ts'
import { type Background, closeApp, openBeside } from './background.ts'
import { eventually } from './eventually.ts'
import type { MadeFeed } from './make-feed.ts'
import { shownNotices, startWithNotifications } from './push.ts'
import { serveFeed } from './serve-feed.ts'
import { type World, whenServerHas } from './world.ts'

const hourMs = 3_600_000
const oldestAt = Math.floor(Date.now() / 1000) * 1000 - 30 * hourMs

/** A phone with notifications on and no page of the app open; its page lies beside the app, from where one can look. */
export interface ClosedPhone {
  world: World
  background: Background
  /** One more post in each of so many feeds; gives the last of them once our server has it. */
  publish(feeds: number): Promise<MadeFeed | undefined>
  setNotify(value: object): Promise<void>
  notifyState(): ReturnType<typeof notifyStateOf>
  /** Waits until this is told, and stands there alone. */
  whenTold(title: string): Promise<void>
}

export async function startClosed(): Promise<ClosedPhone> {
  let items = 3
  // The same time for the oldest, however many there are.
  const feedNow = () => ({
    items,
    imageEvery: 0,
    newestAt: oldestAt + (items - 1) * hourMs,
    hoursApart: 1,
  })
  const world = await startWithNotifications({ sources: 2, feed: feedNow() })
  const { page } = world.phone
  const setNotify = (value: object) =>
    changeStored(page, { put: { settings: [{ key: 'notify', value: { isOn: true, ...value } }] } })
  await openBeside(page, world.line.url)
  await setNotify({})
  await page.goto(world.line.url)
  await eventually(async () => expect(await notifyStateOf(world)).toBeDefined())
  const background = await closeApp(page, world.line.url, { hearsNotices: true })
  await openBeside(page, world.line.url)
  return {
    world,
    background,
    publish: async (feeds) => {
      items += 1
      let made: MadeFeed | undefined
      for (const source of world.sources.slice(0, feeds)) {
        const before = await hashOf(world, source.id)
        made = serveFeed(world.publisher, source, feedNow())
        await whenServerHas(world.app, source.id, ({ hash }) => hash !== before)
      }
      return made
    },
    setNotify,
    notifyState: () => notifyStateOf(world),
    whenTold: async (title) => {
      await eventually(() => expect(background.told().at(-1)).toMatchObject({ title }))
      expect(await shownNotices(page)).toMatchObject([{ title }])
    },
  }
}

async function hashOf({ app }: World, sourceId: string): Promise<string | undefined> {
  const answer = await fetch(`${app.url}/api/feeds`)
  return ((await answer.json()) as FeedIndex).sources[sourceId]?.hash
}

async function notifyStateOf({ phone }: World) {
  const rows = await storedRows(phone.page, 'serverStates')
  return rows.find((row) => row.key === 'notify')?.state
}
