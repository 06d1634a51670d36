import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeStored } from '../kills/change-stored.ts'
import { lostOf, tornOf } from '../kills/compare-states.ts'
import { readState } from '../kills/stored-state.ts'
import { openRefreshed, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { serveFeed } from '../support/serve-feed.ts'
import { startWorld, type World, whenServerHas } from '../support/world.ts'
import { letWorkersHear, putClockOff } from '../support/wrong-clock.ts'

const built = fileURLToPath(new URL('../../dist', import.meta.url))
const yearMs = 365 * 86_400_000
const hourMs = 3_600_000
/** Feeds tell whole seconds. */
const newestAt = Math.floor(Date.now() / 1000) * 1000 - hourMs
const feed = { items: 6, imageEvery: 0, newestAt, hoursApart: 1 }
const places = (count: number) => Array.from({ length: count }, (_, at) => newestAt - at * hourMs)
let workDir: string
let world: World

beforeEach(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'dsa-feed-clock-'))
  await cp(built, join(workDir, 'dist'), { recursive: true })
  await letWorkersHear(join(workDir, 'dist'))
  world = await startWorld({ sources: 1, feed, app: { workDir, pollMinutes: 0.005 } })
})

afterEach(async () => {
  await world?.close()
  await rm(workDir, { recursive: true, force: true })
})

test.each([
  ['ahead', yearMs],
  ['behind', -yearMs],
])(
  'a clock that is a year %s costs nothing, misplaces nothing, and is healed by the right time',
  async (_, offMs) => {
    const { phone, line } = world
    await openRefreshed(phone.page, line.url)
    await whenShellIsKept(phone.page)
    await phone.page.goto(`${line.url}/robots.txt`)
    const [first = '', second = '', third = ''] = (await storedRows(phone.page, 'posts')).map(({ id }) => id)
    await changeStored(phone.page, {
      put: {
        saved: [{ postId: first, savedAt: Date.now() }],
        notes: [{ postId: second, text: 'Bring water.', writtenAt: Date.now() }],
        actionPacks: [{ id: 'picket', name: 'Picket', postIds: [third], createdAt: Date.now() }],
      },
    })
    const before = await readState(phone.page)
    await publishOneMore()

    await restartWithClock(offMs)
    const wrong = phone.page
    await wrong.goto(line.url)
    await whenStatus(wrong, new RegExp(`^As of \\w+ \\d+, ${new Date().getFullYear()}, \\d\\d:\\d\\d$`))
    await eventually(async () => expect(await sortedPlaces()).toEqual(places(7)))
    expect(lostOf(before, await readState(wrong))).toEqual([])
    // Its workers, too, have another day.
    expect(await storedRows(wrong, 'dataUse')).toHaveLength(2)
    await wrong.reload()
    await whenStatus(wrong, /^As of /)
    await wrong.getByRole('article').first().waitFor()

    await restartWithClock(0)
    await openRefreshed(phone.page, line.url)
    await eventually(async () => expect(await sortedPlaces()).toEqual(places(7)))
    const after = await readState(phone.page)
    expect(lostOf(before, after)).toEqual([])
    expect(tornOf(after)).toEqual([])
    expect(await storedRows(phone.page, 'dataUse')).toHaveLength(2)
    const [state] = await storedRows(phone.page, 'fetchStates')
    expect(state?.refreshedAt).toBeLessThanOrEqual(Date.now())
    phone.expectNoFaults()
  },
)

test('a phone whose clock was a year behind when it first opened the app has its posts in their places', async () => {
  const { phone, line } = world
  await restartWithClock(-yearMs)
  await phone.page.goto(line.url)
  await whenStatus(phone.page, /^As of /)
  await eventually(async () => expect(await sortedPlaces()).toEqual(places(6)))
})

async function restartWithClock(offMs: number): Promise<void> {
  const { phone } = world
  await phone.kill()
  await phone.restart()
  if (offMs !== 0) await putClockOff(phone.context, offMs)
}

/** Newest first, epoch ms. */
async function sortedPlaces(): Promise<number[]> {
  const posts = await storedRows(world.phone.page, 'posts')
  return posts.map(({ sortAt }) => sortAt).sort((a, b) => b - a)
}

async function publishOneMore(): Promise<void> {
  const [source] = world.sources
  if (!source) throw new Error('No source.')
  const [state] = await storedRows(world.phone.page, 'fetchStates')
  serveFeed(world.publisher, source, { ...feed, items: 7 })
  await whenServerHas(world.app, source.id, ({ hash }) => hash !== state?.hash)
}
