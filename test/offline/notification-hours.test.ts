import { afterEach, expect, test } from 'vitest'
import { noticeEn } from '../../src/ui/words/notice-en.ts'
import { noticeEs } from '../../src/ui/words/notice-es.ts'
import { changeStored } from '../kills/change-stored.ts'
import { storedRows } from '../support/app-page.ts'
import { type ClosedPhone, startClosed } from '../support/closed-phone.ts'
import { eventually } from '../support/eventually.ts'
import { changed, shownNotices } from '../support/push.ts'
import { noteBadges, notedBadges, runningWorker, setWorkerClock } from '../support/service-worker.ts'
import type { World } from '../support/world.ts'

let world: World
let phone: ClosedPhone

afterEach(() => world?.close())

test('by a daily digest all that came is told once, at the first run after the reader’s hour', async () => {
  const { background } = await start()
  const { context } = world.phone
  await phone.setNotify({ digestAt: 18 * 60 + 30 })
  const worker = await runningWorker(context)
  await setWorkerClock(worker, 18, 29)
  for (let silent = 1; silent <= 2; silent++) {
    await phone.publish(2)
    await background.push(changed)
    await eventually(async () => expect(await phone.notifyState()).toMatchObject({ silent }))
  }
  expect(background.told()).toEqual([])
  await setWorkerClock(worker, 18, 30)
  await background.periodicSync()
  await phone.whenTold('4 new posts from 2 chapters')
  expect(background.told()).toHaveLength(1)

  // What comes later that day waits for the next one.
  await background.swipeAway()
  await phone.publish(1)
  const { waiting } = (await phone.notifyState()) ?? {}
  await setWorkerClock(worker, 23, 50)
  await background.periodicSync()
  await eventually(async () =>
    expect((await phone.notifyState())?.waiting).toHaveLength((waiting?.length ?? 0) + 1),
  )
  expect(background.told()).toEqual([])
  await setWorkerClock(worker, 24 + 18, 31)
  await background.periodicSync()
  await phone.whenTold('5 new posts from 2 chapters')
  expect(background.told()).toHaveLength(1)
  world.phone.expectNoFaults()
})

test('on the evening before the day of a pack the reader is reminded of it, once, in their language', async () => {
  const { background } = await start()
  const { page, context } = world.phone
  const worker = await runningWorker(context)
  await setWorkerClock(worker, 17, 59)
  const [day, later] = await worker.evaluate(() =>
    [1, 2].map((ahead) => {
      const now = new Date()
      return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + ahead))
        .toISOString()
        .slice(0, 10)
    }),
  )
  const pack = { postIds: [], createdAt: 1 }
  const actionPacks = [
    { ...pack, id: 'a', name: 'March on City Hall', day },
    { ...pack, id: 'b', name: 'Another day', day: later },
  ]
  await changeStored(page, { put: { actionPacks } })
  await runAgain(() => background.periodicSync())
  expect(background.told()).toEqual([])
  await setWorkerClock(worker, 18, 0)
  await background.periodicSync()
  const body = noticeEn.pack('March on City Hall')
  await eventually(() => expect(background.told()).toMatchObject([{ body }]))
  expect(await shownNotices(page)).toMatchObject([{ path: '/packs' }])
  await background.swipeAway()
  await setWorkerClock(worker, 19, 30)
  await runAgain(() => background.periodicSync())
  expect(background.told()).toEqual([])

  await changeStored(page, { put: { settings: [{ key: 'language', value: 'es' }] } })
  await setWorkerClock(worker, 24 + 20)
  await background.periodicSync()
  const inSpanish = noticeEs.pack('Another day')
  await eventually(() => expect(background.told()).toMatchObject([{ body: inSpanish }]))
  world.phone.expectNoFaults()
})

test('with no page open the icon has the number of unread posts, and none where the reader wants none', async () => {
  const { background } = await start()
  const { page, context } = world.phone
  const worker = await runningWorker(context)
  await noteBadges(worker)
  await phone.publish(2)
  await background.push(changed)
  await eventually(async () => expect((await notedBadges(worker)).at(-1)).toBe(8))
  const readMarks = (await storedRows(page, 'posts')).slice(0, 3).map(({ id }) => ({ postId: id, readAt: 1 }))
  await changeStored(page, { put: { readMarks } })
  await phone.publish(1)
  await background.periodicSync()
  await eventually(async () => expect((await notedBadges(worker)).at(-1)).toBe(6))
  await phone.setNotify({ hasBadge: false })
  await background.periodicSync()
  await eventually(async () => expect((await notedBadges(worker)).at(-1)).toBe(0))
  world.phone.expectNoFaults()
})

async function start(): Promise<ClosedPhone> {
  phone = await startClosed()
  world = phone.world
  return phone
}

/** Resolves when a run has looked, at its very end, at what is there; it has told by then what it had to tell. */
async function runAgain(run: () => Promise<void>): Promise<void> {
  const checkedAt = async () => {
    for (const row of await storedRows(world.phone.page, 'serverStates'))
      if (row.key === 'readiness') return row.readiness.checkedAt
    return undefined
  }
  const before = await checkedAt()
  await run()
  await eventually(async () => expect(await checkedAt()).not.toBe(before))
}
