import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { choicesEn } from '../../src/ui/words/choices-en.ts'
import { codeEn } from '../../src/ui/words/code-en.ts'
import { en } from '../../src/ui/words/en.ts'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { readyEn } from '../../src/ui/words/ready-en.ts'
import { settingsEn } from '../../src/ui/words/settings-en.ts'
import { openRefreshed, storedRows } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { startWorld, type World } from '../support/world.ts'

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const android =
  'Mozilla/5.0 (Linux; Android 14; Pixel 6a) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

let world: World

afterEach(() => world?.close())

test('a tab on an iPhone says how long it keeps posts, and how to install; no other phone does', async () => {
  world = await startWorld({ sources: 1, feed: { items: 2, imageEvery: 0 }, phone: { userAgent: iphone } })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  // Chromium under an iPhone's name may offer to install at any moment, and its offer changes nothing here.
  await page.evaluate(() => dispatchEvent(new Event('beforeinstallprompt', { cancelable: true })))
  await page.getByRole('link', { name: readyEn.tabOnly }).click()
  const heading = page.getByRole('heading', { name: settingsEn.install, exact: true })
  await eventually(async () =>
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true),
  )
  await page.getByText(settingsEn.installIphone).waitFor()
  for (const step of settingsEn.installIphoneSteps) await page.getByText(step).waitFor()
  await page.getByRole('link', { name: settingsEn.installChoicesLink }).click()
  const choices = page.getByRole('heading', { name: choicesEn.title, exact: true })
  await eventually(async () =>
    expect(await choices.evaluate((element) => element === document.activeElement)).toBe(true),
  )

  const other = await world.addPhone({ userAgent: android })
  await openRefreshed(other.page, world.line.url)
  await other.page.locator('.ready-button').waitFor()
  expect(await other.page.getByText(readyEn.tabOnly).count()).toBe(0)
})

test('choices go by their letters into an app at its first start, and private numbers only when asked', async () => {
  world = await startWorld({ sources: 3, feed: { items: 3, imageEvery: 0 } })
  const { page } = world.phone
  await chooseMuch(page)
  const without = await madeCode(page)
  await page.getByLabel(choicesEn.withNumbers).check()
  const code = await madeCode(page)
  expect(code.length).toBeGreaterThan(without.length)
  expect(await violationsInLightAndDark(page)).toEqual([])

  const app = (await world.addPhone()).page
  await app.goto(world.line.url)
  await app.getByRole('link', { name: en.welcome.bring }).click()
  const paste = app.getByLabel(choicesEn.paste)
  for (const [text, why] of [
    ['hello', 'notChoices'],
    [`${code.slice(0, 60)}`, 'damaged'],
    ['DSA9-00000000-abcd.', 'newerVersion'],
  ] as const) {
    await paste.fill(text)
    await app.getByRole('button', { name: choicesEn.look }).click()
    await app.getByRole('alert').getByText(choicesEn.refused[why]).waitFor()
  }
  await eventually(async () => expect(await storedRows(app, 'sources')).toHaveLength(3))
  await paste.fill(`Here you are:\n${code}`)
  await app.getByRole('button', { name: choicesEn.look }).click()
  for (const line of [
    choicesEn.sourcesOff(1),
    choicesEn.setting(choicesEn.settings.language),
    choicesEn.saved(1),
    choicesEn.numbers(1),
  ])
    await app.getByText(line, { exact: true }).waitFor()
  expect(await violationsInLightAndDark(app)).toEqual([])
  expect(await storedRows(app, 'saved')).toEqual([])
  await app.getByRole('button', { name: choicesEn.take }).click()
  await app.getByText(choicesEn.taken).waitFor()
  expect(await storedRows(app, 'saved')).toMatchObject([
    { postId: (await storedRows(page, 'saved'))[0]?.postId },
  ])
  expect(await storedRows(app, 'ownNumbers')).toMatchObject([{ label: 'Ana', number: '+12125550142' }])
  const settings = new Map((await storedRows(app, 'settings')).map(({ key, value }) => [key, value]))
  expect(settings.get('follow')).toEqual({ mode: 'all', except: [world.sources[0]?.id] })
  expect(settings.get('hasChosen')).toBe(true)
  await paste.fill(code)
  await app.getByRole('button', { name: choicesEn.look }).click()
  await app.getByText(choicesEn.nothing).waitFor()
})

test('choices go as a file, and as a code for the camera, which the screen of packs sends to the settings', async () => {
  world = await startWorld({ sources: 3, feed: { items: 3, imageEvery: 0 } })
  const { page } = world.phone
  await chooseMuch(page)
  await madeCode(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: choicesEn.asFile }).click(),
  ])
  const file = await readFile(await download.path())
  await page.getByRole('button', { name: choicesEn.showCode }).click()
  await page.getByText(codeEn.single).waitFor()
  // Wherever the sheet is opened from, nothing pushes its buttons out of sight.
  const close = await page.getByRole('button', { name: codeEn.close }).boundingBox()
  expect((close?.y ?? Number.NaN) + (close?.height ?? 0)).toBeLessThanOrEqual(
    await page.evaluate(() => innerHeight),
  )
  // So little has no larger codes: a series of it would be this one.
  expect(await page.getByRole('button', { name: codeEn.asSeries }).count()).toBe(0)
  const picture = {
    name: 'code.png',
    mimeType: 'image/png',
    buffer: await page.locator('canvas.code-canvas').screenshot(),
  }

  const app = (await world.addPhone()).page
  await openRefreshed(app, world.line.url)
  await app.goto(`${world.line.url}/packs`)
  await app.getByRole('button', { name: packsEn.readCodeButton }).click()
  await app.locator('.code-reader input[type=file]').setInputFiles(picture)
  await app.getByRole('alert').getByText(packsEn.refused.choices).waitFor()
  await app.goto(`${world.line.url}/settings?choices`)
  await app.getByRole('button', { name: packsEn.readCodeButton }).click()
  await app.locator('.code-reader input[type=file]').setInputFiles(picture)
  await app.getByText(choicesEn.saved(1), { exact: true }).waitFor()
  await app.getByRole('button', { name: choicesEn.leave }).click()
  const input = app.locator('.choices-part input[type=file]')
  await input.setInputFiles({ name: 'choices.txt', mimeType: 'text/plain', buffer: file })
  await app.getByText(choicesEn.saved(1), { exact: true }).waitFor()
  expect(await storedRows(app, 'saved')).toEqual([])
})

/** One source off, English, a saved post, a number of their own; the settings are open. */
async function chooseMuch(page: Page): Promise<void> {
  await openRefreshed(page, world.line.url)
  await page.evaluate(
    ({ sourceId }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('dsa-feed')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(
            ['posts', 'settings', 'saved', 'ownNumbers'],
            'readwrite',
          )
          const settings = transaction.objectStore('settings')
          settings.put({ key: 'follow', value: { mode: 'all', except: [sourceId] } })
          settings.put({ key: 'hasChosen', value: true })
          settings.put({ key: 'language', value: 'en' })
          const keys = transaction.objectStore('posts').getAllKeys()
          keys.onsuccess = () => transaction.objectStore('saved').put({ postId: keys.result[0], savedAt: 1 })
          transaction.objectStore('ownNumbers').put({ id: 'a', label: 'Ana', number: '+12125550142' })
          transaction.oncomplete = () => resolve()
        }
      }),
    { sourceId: world.sources[0]?.id },
  )
  await page.goto(`${world.line.url}/settings?choices`)
}

async function madeCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: choicesEn.make }).click()
  return page.getByLabel(choicesEn.code, { exact: true }).inputValue()
}
