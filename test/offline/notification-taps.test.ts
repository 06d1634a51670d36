import { afterEach, expect, test } from 'vitest'
import { changeStored } from '../kills/change-stored.ts'
import { storedRows } from '../support/app-page.ts'
import { openBeside } from '../support/background.ts'
import { type ClosedPhone, startClosed } from '../support/closed-phone.ts'
import { eventually } from '../support/eventually.ts'
import { answerPush, changed, shownNotices } from '../support/push.ts'
import { changeSubscription, runningWorker, tapNotice } from '../support/service-worker.ts'
import type { World } from '../support/world.ts'

let world: World
let phone: ClosedPhone

afterEach(() => world?.close())

test('a tap opens the post that was told of, in a window of its own where the app has none', async () => {
  const title = await tellOfOne()
  const { page, context } = world.phone
  const tapped = await tapWithNoWindow()
  expect(tapped).toEqual({ focused: 0, opened: [expect.stringMatching(/^\/post\/./)] })
  await page.goto(new URL(tapped.opened[0] ?? '', world.line.url).href)
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  expect(await shownNotices(page)).toEqual([])

  // In the window that is there, wherever it is; a second tap on the same has nothing to lead to.
  await page.goto(`${world.line.url}/settings`)
  const worker = await runningWorker(context)
  for (let taps = 0; taps < 2; taps++) {
    await showAgain(tapped.opened[0])
    expect(await tapNotice(worker)).toEqual({ focused: 1, opened: [] })
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  }
  expect(context.pages()).toHaveLength(1)
  world.phone.expectNoFaults()
})

test('a tap on many leads to the timeline, and one whose address is no path of ours, too', async () => {
  await start()
  const { page, context } = world.phone
  await phone.publish(2)
  await phone.background.push(changed)
  await phone.whenTold('2 new posts from 2 chapters')
  expect(await tapWithNoWindow()).toEqual({ focused: 0, opened: ['/'] })
  const worker = await runningWorker(context)
  for (const path of ['/', '//elsewhere.example/', 'https://elsewhere.example/', 7, undefined]) {
    await page.goto(`${world.line.url}/settings`)
    await showAgain(path)
    expect(await tapNotice(worker)).toEqual({ focused: 1, opened: [] })
    await eventually(() => expect(page.url()).toBe(`${world.line.url}/`))
  }
  world.phone.expectNoFaults()
})

test('a subscription that the browser has ended is made anew with no page open, and the server gets its address', async () => {
  await start()
  const { page, context } = world.phone
  const sent = answerPush(world.line)
  const worker = await runningWorker(context)
  await worker.evaluate(() => {
    let made = 0
    let endpoint: string | undefined
    const subscription = () =>
      endpoint === undefined
        ? null
        : {
            endpoint,
            options: { applicationServerKey: null },
            toJSON: () => ({ endpoint, keys: { p256dh: 'p256dh', auth: 'auth' } }),
            unsubscribe: async () => true,
          }
    // No browser that is driven can reach its maker’s service.
    Object.assign(PushManager.prototype, {
      getSubscription: async () => subscription(),
      subscribe: async () => {
        made += 1
        endpoint = `https://push.example/${made}`
        return subscription()
      },
    })
    Reflect.set(globalThis, 'endSubscription', () => {
      endpoint = undefined
    })
  })
  const addresses = () => sent.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body))
  await changeSubscription(worker)
  const keys = { p256dh: 'p256dh', auth: 'auth' }
  expect(addresses()).toEqual([{ endpoint: 'https://push.example/1', keys }])
  await worker.evaluate(() => Reflect.get(globalThis, 'endSubscription')())
  await changeSubscription(worker)
  expect(addresses()).toEqual([1, 2].map((made) => ({ endpoint: `https://push.example/${made}`, keys })))
  const note = (await storedRows(page, 'serverStates')).find(({ key }) => key === 'push')
  expect(note).toMatchObject({ note: { endpoint: 'https://push.example/2' } })

  // Who has switched them off by then gets none.
  await changeStored(page, { put: { settings: [{ key: 'notify', value: { isOn: false } }] } })
  await worker.evaluate(() => Reflect.get(globalThis, 'endSubscription')())
  await changeSubscription(worker)
  expect(addresses()).toHaveLength(2)
  world.phone.expectNoFaults()
})

async function start(): Promise<void> {
  phone = await startClosed()
  world = phone.world
}

/** Title of the one post that a notification tells of now. */
async function tellOfOne(): Promise<string> {
  await start()
  const made = await phone.publish(1)
  await phone.background.push(changed)
  const title = made?.items.at(-1)?.title ?? ''
  await eventually(() =>
    expect(phone.background.told()).toMatchObject([{ title: expect.stringContaining(title) }]),
  )
  return title
}

async function tapWithNoWindow() {
  const { page, context } = world.phone
  const worker = await runningWorker(context)
  await page.goto('about:blank')
  const tapped = await tapNotice(worker)
  await openBeside(page, world.line.url)
  return tapped
}

async function showAgain(path: unknown): Promise<void> {
  const { page } = world.phone
  await phone.background.swipeAway()
  await page.evaluate(async (path) => {
    const registration = await navigator.serviceWorker.ready
    await registration.showNotification('DSA Feed', { data: { path } })
  }, path)
}
