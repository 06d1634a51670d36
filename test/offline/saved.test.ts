import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { savedEn } from '../../src/ui/words/saved-en.ts'
import { savedCatalogs } from '../../src/ui/words/saved-words.ts'
import type { Words } from '../../src/ui/words/words.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { startWorld, type World } from '../support/world.ts'

const note = '  Bring this on Thursday.\n\nPregúntale a Rosa 🌹'
let world: World

afterEach(() => world?.close())

test('what is saved, listed and noted with no network is there after the browser was killed', async () => {
  const page = await startOffline()
  const [first = '', second = ''] = await newestIds(page)
  await openPost(page, first)
  await save(page)
  await makeList(page, 'Strike')
  await makeList(page, 'To read')
  await writeNote(page, note)
  await openPost(page, second)
  await save(page)
  await page.getByLabel('To read').check()
  await eventually(async () => expect(await listedIn(page, 'To read')).toEqual([first, second]))
  await world.phone.kill()
  await world.phone.restart()

  const again = world.phone.page
  await world.phone.context.setOffline(true)
  await again.goto(world.line.url)
  await again.getByRole('link', { name: en.nav.saved, exact: true }).click()
  await whenKept(again, [second, first])
  expect(await again.locator('.list-age').textContent()).toMatch(/^Checked (yesterday, )?\d\d:\d\d/)
  await again.getByRole('link', { name: savedEn.listWith('Strike', 1) }).click()
  await whenKept(again, [first])
  expect(await again.locator('.kept-note p').textContent()).toBe(note)
  await again.locator('.post-link').click()
  expect(await again.getByLabel(savedEn.note).inputValue()).toBe(note)
  expect(await again.getByRole('button', { name: savedEn.save, pressed: true }).count()).toBe(1)
  for (const name of ['Strike', 'To read']) expect(await again.getByLabel(name).isChecked()).toBe(true)
  world.phone.expectNoFaults()
})

test.each([
  ['English', 'en-US', en],
  ['Spanish', 'es-US', es],
] as const)('a list is made, renamed, deleted and brought back in %s', async (_, locale, words) => {
  const text = savedCatalogs[words.language]
  const page = await startOffline({ locale })
  await page.goto(`${world.line.url}/saved`)
  await page.getByRole('heading', { name: text.none }).waitFor()
  await page.getByText(text.newList, { exact: true }).click()
  await page.getByLabel(text.listName).fill('Strike')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Strike' }).waitFor()
  await page.getByRole('heading', { name: text.emptyList }).waitFor()
  const [first = ''] = await newestIds(page)
  await openPost(page, first)
  await page.getByLabel('Strike').check()
  await page.getByRole('link', { name: words.nav.saved, exact: true }).click()
  await page.getByRole('link', { name: text.listWith('Strike', 1) }).click()

  await page.getByRole('button', { name: text.rename }).click()
  await page.locator('.list-tools input:focus').fill('Laundry strike')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Laundry strike' }).waitFor()
  await page.getByRole('button', { name: text.deleteList }).click()
  await page.getByText(text.listDeleted('Laundry strike')).waitFor()
  await page.getByRole('heading', { name: text.none }).waitFor()
  expect(await storedRows(page, 'lists')).toEqual([])

  await page.locator('button:focus', { hasText: words.undo }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Laundry strike' }).waitFor()
  await whenKept(page, [first])
  expect(await listedIn(page, 'Laundry strike')).toEqual([first])
  world.phone.expectNoFaults()
})

test('what is removed from Saved comes back whole', async () => {
  const page = await startOffline()
  const [first = '', second = ''] = await newestIds(page)
  for (const id of [second, first]) {
    await openPost(page, id)
    await save(page)
  }
  await makeList(page, 'Strike')
  await writeNote(page, note)
  await page.goto(`${world.line.url}/saved`)
  await whenKept(page, [first, second])
  await page.locator('.kept-row > button').first().click()
  await whenKept(page, [second])
  expect(await storedRows(page, 'notes')).toEqual([])
  await page.getByRole('button', { name: en.undo }).click()
  await whenKept(page, [first, second])
  expect(await page.locator('.kept-note p').textContent()).toBe(note)
  expect(await listedIn(page, 'Strike')).toEqual([first])
  world.phone.expectNoFaults()
})

test('a full phone says that a note is not stored, keeps it in its field, and stores it once there is room', async () => {
  const page = await startOffline()
  const [first = ''] = await newestIds(page)
  await openPost(page, first)
  await writeNote(page, 'Before.')
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype
    const noRoom = () => {
      throw new DOMException('Full.', 'QuotaExceededError')
    }
    Reflect.set(globalThis, 'makeRoom', () => Object.assign(IDBObjectStore.prototype, { put }))
    Object.assign(IDBObjectStore.prototype, { put: noRoom })
  })
  const field = page.getByLabel(savedEn.note)
  await field.pressSequentially(' After.')
  const full = en.problems.storageFull({ code: 'storageFull' })
  await page
    .getByRole('alert')
    .filter({ hasText: `${full} ${savedEn.noteNotStored}` })
    .waitFor()
  expect(await field.inputValue()).toBe('Before. After.')
  await page.getByRole('button', { name: savedEn.save }).click()
  await page.locator('.save-problem', { hasText: full }).waitFor()
  expect(await page.getByRole('button', { name: savedEn.save, pressed: false }).count()).toBe(1)
  await page.getByLabel(savedEn.newList).fill('Strike')
  await page.keyboard.press('Enter')
  await page.locator('.name-form [role=alert]', { hasText: full }).waitFor()
  expect(await page.getByLabel(savedEn.newList).inputValue()).toBe('Strike')

  // Away and back within the app: what was typed is still there.
  await page.getByRole('link', { name: en.nav.timeline, exact: true }).click()
  await page.getByRole('article').first().waitFor()
  await page.goBack()
  await eventually(async () => expect(await field.inputValue()).toBe('Before. After.'))
  expect((await storedRows(page, 'notes')).map(({ text }) => text)).toEqual(['Before.'])

  await page.evaluate(() => Reflect.get(globalThis, 'makeRoom')())
  await field.focus()
  await field.blur()
  await page.getByText(savedEn.noteStored).waitFor()
  expect((await storedRows(page, 'notes')).map(({ text }) => text)).toEqual(['Before. After.'])
  expect(await page.locator('.note-field [role=alert]').count()).toBe(0)
  world.phone.expectNoFaults()
})

/** A phone that has refreshed once and has no network since. */
async function startOffline({ locale }: { locale?: string } = {}): Promise<Page> {
  world = await startWorld({
    sources: 3,
    feed: { items: 4, imageEvery: 0 },
    phone: locale === undefined ? {} : { locale },
  })
  const { page, context } = world.phone
  const words: Words = locale?.startsWith('es') ? es : en
  if (words === en) await openRefreshed(page, world.line.url)
  else {
    await page.goto(world.line.url)
    await eventually(async () => expect(await storedRows(page, 'posts')).toHaveLength(12))
  }
  await whenShellIsKept(page)
  await context.setOffline(true)
  return page
}

async function newestIds(page: Page): Promise<string[]> {
  const posts = await storedRows(page, 'posts')
  return posts.sort((a, b) => b.sortAt - a.sortAt).map(({ id }) => id)
}

async function openPost(page: Page, id: string): Promise<void> {
  await page.goto(`${world.line.url}/post/${id}`)
  await page.locator('.own-part textarea').waitFor()
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: savedEn.save, pressed: false }).click()
  await page.getByRole('button', { name: savedEn.save, pressed: true }).waitFor()
}

async function makeList(page: Page, name: string): Promise<void> {
  await page.getByLabel(savedEn.newList).fill(name)
  await page.getByRole('button', { name: savedEn.makeList }).click()
  await page.getByRole('checkbox', { name, checked: true }).waitFor()
}

async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByLabel(savedEn.note).fill(text)
  await page.getByText(savedEn.noteStored).waitFor()
}

async function listedIn(page: Page, name: string): Promise<string[]> {
  const lists = await storedRows(page, 'lists')
  return lists.find((list) => list.name === name)?.posts.map(({ postId }) => postId) ?? []
}

async function whenKept(page: Page, ids: string[]): Promise<void> {
  const links = page.locator('.kept-row .post-link')
  await eventually(async () =>
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
      ids.map((id) => `/post/${id}`),
    ),
  )
}
