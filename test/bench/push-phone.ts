import type { Page } from 'playwright-core'
import { changeStored } from '../kills/change-stored.ts'
import { storedRows, whenShellIsKept } from '../support/app-page.ts'
import { type Background, closeApp, openBeside } from '../support/background.ts'
import { eventually } from '../support/eventually.ts'
import { type Phone, startPhone } from '../support/phone.ts'
import { shownNotices } from '../support/push.ts'
import type { PushWorld } from './push-world.ts'

/** A real browser with the built app, closed, that listens for pushes. */
export interface PushPhone {
  /** Has a system that ended the worker long ago, and shows nothing now. */
  getReady(): Promise<void>
  /** From the next message until a notification stands there; throws when it tells of no posts. `soon` waits between looks. */
  whenTold(soon: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/**
 * Chromium that is driven has no address at its maker’s service: it is given one at the local service, and what arrives
 * there is handed to the browser as soon as it is there, decrypted.
 */
export async function startPushPhone(world: PushWorld): Promise<PushPhone> {
  const phone = await startPhone({ origin: world.url })
  try {
    const background = await openAndClose(phone, world.url)
    const { endpoint } = await world.subscribe()
    const deliver = deliverTo(world, new URL(endpoint).pathname, background)
    return {
      getReady: async () => {
        await background.swipeAway()
        await whenAtRest(phone.page)
        await background.stopWorker()
      },
      whenTold: async (soon) => {
        await deliver(soon)
        while (background.told().length === 0) await soon()
        await expectPosts(phone.page)
      },
      close: phone.close,
    }
  } catch (error) {
    await phone.close()
    throw error
  }
}

async function openAndClose({ page, context }: Phone, url: string): Promise<Background> {
  await context.grantPermissions(['notifications'], { origin: url })
  await page.goto(url)
  await page.getByRole('article').first().waitFor()
  await whenShellIsKept(page)
  await changeStored(page, { put: { settings: [{ key: 'notify', value: { isOn: true } }] } })
  await page.goto(url)
  await eventually(async () => {
    const states = await storedRows(page, 'serverStates')
    if (!states.some(({ key }) => key === 'notify')) throw new Error('What is there counts as news.')
  })
  const background = await closeApp(page, url, { hearsNotices: true })
  await openBeside(page, url)
  return background
}

/** Each call waits for the next message. */
function deliverTo({ push }: PushWorld, path: string, background: Background) {
  let delivered = push.received.length
  return async (soon: () => Promise<void>): Promise<void> => {
    for (;;) {
      const next = push.received.slice(delivered).find((message) => message.path === path)
      if (next) {
        delivered = push.received.length
        return background.push(next.message)
      }
      await soon()
    }
  }
}

/** No run of the worker is at work. */
async function whenAtRest(page: Page): Promise<void> {
  await eventually(async () => {
    const held = await page.evaluate(async () =>
      (await navigator.locks.query()).held?.map(({ name }) => name),
    )
    if (held && held.length > 0) throw new Error(`At work: ${held.join()}`)
  })
}

/** Asks the browser once, as it is its list that counts. */
async function expectPosts(page: Page): Promise<void> {
  const [shown, ...more] = await shownNotices(page)
  if (!shown || more.length > 0) throw new Error('Not one notification stands there.')
  // Other words have the app's name over them.
  if (!/^Elm DSA: ./.test(shown.title)) throw new Error(`It says: ${shown.title} ${shown.body}`)
}
