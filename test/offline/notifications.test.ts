import { afterEach, expect, test } from 'vitest'
import { noticeEn } from '../../src/ui/words/notice-en.ts'
import { noticeEs } from '../../src/ui/words/notice-es.ts'
import { changeStored } from '../kills/change-stored.ts'
import { storedRows } from '../support/app-page.ts'
import { type ClosedPhone, startClosed } from '../support/closed-phone.ts'
import { eventually } from '../support/eventually.ts'
import { answerPush, changed, givePushAddresses, shownNotices, testMessage } from '../support/push.ts'
import type { World } from '../support/world.ts'

let world: World
let phone: ClosedPhone

afterEach(() => world?.close())

test('a push with no page open is told in words of this phone, and in its language', async () => {
  const { background } = await start()
  const { page } = world.phone
  const fresh = await phone.publish(1)
  const publishers = await storedRows(page, 'publishers')
  const publisher = publishers.find(({ id }) => id === world.sources[0]?.publisher)
  await background.push(changed)
  const title = `${publisher?.name}: ${fresh?.items.at(-1)?.title}`
  await phone.whenTold(title)
  expect(await shownNotices(page)).toMatchObject([{ title, silent: false, path: /^\/post\// }])
  await phone.publish(2)
  await background.push(changed)
  await phone.whenTold('4 new posts from 2 chapters')

  await changeStored(page, { put: { settings: [{ key: 'language', value: 'es' }] } })
  await phone.publish(2)
  await background.push('not even JSON')
  await phone.whenTold('6 publicaciones nuevas de 2 capítulos')
  // Who hides the app shows nothing of it on a locked phone.
  await changeStored(page, {
    put: { settings: [{ key: 'hidesOnLeave', value: true }] },
  })
  await phone.publish(2)
  await background.stopWorker()
  await background.push(changed)
  await phone.whenTold('8 publicaciones nuevas')
  expect(background.told().at(-1)?.body).toBe('')
  world.phone.expectNoFaults()
})

test('a test is told as a test; with the server down a push is still told, honestly, in either language', async () => {
  const { background } = await start()
  const { page } = world.phone
  const bodies = () => background.told().map(({ body }) => body)
  await background.push(testMessage)
  await eventually(() => expect(bodies()).toContain(noticeEn.test))
  await world.app.kill()
  await background.push(changed)
  await eventually(() => expect(bodies()).toContain(noticeEn.unfetched))
  await background.swipeAway()
  await changeStored(page, { put: { settings: [{ key: 'language', value: 'es' }] } })
  await background.push(changed)
  await eventually(() => expect(bodies()).toEqual([noticeEs.unfetched]))
})

test('in quiet hours nothing is told, the third push in a row without a sound, and the rest after them', async () => {
  const { background } = await start()
  const { page } = world.phone
  await phone.setNotify({ quiet: { from: 0, to: 24 * 60 - 1 } })
  await phone.publish(2)
  for (let silent = 1; silent <= 2; silent++) {
    await background.push(changed)
    await eventually(async () => expect(await phone.notifyState()).toMatchObject({ silent }))
  }
  expect(background.told()).toEqual([])
  await background.push(changed)
  const body = '2 new posts waiting for you.'
  await eventually(() => expect(background.told()).toMatchObject([{ body }]))
  expect(await shownNotices(page)).toMatchObject([{ body, silent: true }])
  await background.swipeAway()
  await phone.setNotify({})
  await background.periodicSync()
  await phone.whenTold('2 new posts from 2 chapters')
})

test('with the permission taken back a push breaks nothing, and the next start drops the address', async () => {
  const { background } = await start()
  const { page, context } = world.phone
  await context.clearPermissions()
  await phone.publish(2)
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

async function start(): Promise<ClosedPhone> {
  phone = await startClosed()
  world = phone.world
  return phone
}
