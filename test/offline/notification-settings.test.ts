import { afterEach, expect, test } from 'vitest'
import { guardEn } from '../../src/ui/words/guard-en.ts'
import { notifyEn } from '../../src/ui/words/notify-en.ts'
import { notifyEs } from '../../src/ui/words/notify-es.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { overflowOf } from '../support/layout.ts'
import { answerPush, givePushAddresses, startWithNotifications } from '../support/push.ts'
import type { World } from '../support/world.ts'

let world: World

afterEach(() => world?.close())

test('switched on in the settings, the server gets an address and nothing else; switched off, it is told', async () => {
  await start()
  const { page, context } = world.phone
  await givePushAddresses(context)
  const sent = answerPush(world.line)
  await page.goto(`${world.line.url}/settings?notifications`)
  const part = page.getByRole('region', { name: notifyEn.title })
  await part.getByText(notifyEn.standings.off).waitFor()
  await part.getByRole('switch', { name: notifyEn.on }).click()
  await part.getByText(notifyEn.standings.on).waitFor()
  const [stored] = sent.filter(({ method }) => method === 'POST')
  expect(JSON.parse(stored?.body ?? '')).toEqual({
    endpoint: expect.stringContaining('https://push.example/'),
    keys: { p256dh: 'p256dh', auth: 'auth' },
  })
  await part.getByRole('button', { name: notifyEn.test }).click()
  await part.getByText(notifyEn.tested.sent).waitFor()

  const before = sent.length
  await page.reload()
  await part.getByText(notifyEn.standings.on).waitFor()
  // It was asked a moment ago.
  expect(sent).toHaveLength(before)
  await part.getByRole('switch', { name: notifyEn.on }).click()
  await part.getByText(notifyEn.standings.off).waitFor()
  expect(sent.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/push' })
  world.phone.expectNoFaults()
})

test('where the server has it off, or the reader has blocked it, the settings say so', async () => {
  await start()
  const { page, context } = world.phone
  await givePushAddresses(context)
  answerPush(world.line, { off: true })
  await page.goto(`${world.line.url}/settings?notifications`)
  const part = page.getByRole('region', { name: notifyEn.title })
  await part.getByRole('switch', { name: notifyEn.on }).click()
  await part.getByText(notifyEn.standings.serverOff).waitFor()
  await part.getByRole('switch', { name: notifyEn.on, checked: false }).waitFor()

  // What a browser says to a reader who has once said no.
  await context.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { value: 'denied' })
    Notification.requestPermission = async () => 'denied'
  })
  await page.reload()
  await part.getByText(notifyEn.standings.blocked).waitFor()
  await part.getByRole('switch', { name: notifyEn.on }).click()
  await part.getByRole('switch', { name: notifyEn.on, checked: false }).waitFor()
  await part.getByText(notifyEn.standings.blocked).waitFor()
  world.phone.expectNoFaults()
})

test('the icon has the number of unread posts, which falls as they are read', async () => {
  await start()
  const { page, context } = world.phone
  await context.addInitScript(() => {
    const plain = globalThis.matchMedia.bind(globalThis)
    // As installed.
    globalThis.matchMedia = (query) => plain(query.includes('standalone') ? 'all' : query)
    const counts: number[] = []
    Reflect.set(globalThis, 'badgeCounts', counts)
    navigator.setAppBadge = async (count = 0) => void counts.push(count)
    navigator.clearAppBadge = async () => void counts.push(0)
  })
  const lastCount = () => page.evaluate(() => (Reflect.get(globalThis, 'badgeCounts') as number[]).at(-1))
  await page.reload()
  await eventually(async () => expect(await lastCount()).toBe(6))
  await page.getByRole('article').first().getByRole('link').first().click()
  await page.locator('.post-body p').first().waitFor()
  await eventually(async () => expect(await lastCount()).toBe(5))
  await page.goto(`${world.line.url}/settings?notifications`)
  await page.getByRole('switch', { name: notifyEn.badge }).click()
  await eventually(async () => expect(await lastCount()).toBe(0))
  world.phone.expectNoFaults()
})

test('whoever erases the app takes its address from the server, too', async () => {
  await start()
  const { page, context } = world.phone
  await givePushAddresses(context)
  const sent = answerPush(world.line)
  await page.goto(`${world.line.url}/settings?notifications`)
  await page.getByRole('switch', { name: notifyEn.on }).click()
  await page.getByText(notifyEn.standings.on).waitFor()
  await page.getByRole('switch', { name: guardEn.erase.allow }).click()
  await page.getByRole('button', { name: guardEn.erase.hold }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: guardEn.erase.sure }).focus()
  await page.keyboard.press('Enter')
  await eventually(() => expect(page.url()).toBe('about:blank'))
  expect(sent.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/push' })
})

test.each([
  ['English', 'en-US', notifyEn],
  ['Spanish', 'es-MX', notifyEs],
] as const)(
  'axe finds nothing wrong with notifications in %s, nor does a narrow phone',
  async (_, locale, text) => {
    await start({ locale })
    const { page, context } = world.phone
    await givePushAddresses(context)
    answerPush(world.line)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`${world.line.url}/settings?notifications`)
    for (const name of [text.on, text.quiet, text.digest]) {
      await page.getByRole('switch', { name }).click()
      await page.getByRole('switch', { name, checked: true }).waitFor()
    }
    await page.getByText(text.each).click()
    await page.getByRole('combobox').nth(2).waitFor()
    expect(await violationsInLightAndDark(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    world.phone.expectNoFaults()
  },
)

async function start(phone: { locale?: string } = {}): Promise<void> {
  // Of the last days, as the badge counts them.
  const feed = { items: 3, imageEvery: 0, newestAt: Date.now() - 86_400_000 }
  world = await startWithNotifications({ sources: 2, feed, phone })
}
