import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { en } from '../../src/ui/words/en.ts'
import { legalEn } from '../../src/ui/words/legal-en.ts'
import { lockEn } from '../../src/ui/words/lock-en.ts'
import { savedEn } from '../../src/ui/words/saved-en.ts'
import { eventually } from './eventually.ts'

export const passphrase = 'pan y rosas y huelga'

/** By the settings; the app is locked then. */
export async function turnLockOn(page: Page, words = lockEn): Promise<void> {
  const part = page.getByRole('region', { name: words.title })
  await part.getByLabel(words.first.label).fill(passphrase)
  await part.getByLabel(words.first.again).fill(passphrase)
  await part.getByRole('button', { name: words.first.turnOn }).click()
  await whenLocked(page, words)
}

/** Nothing stands there but the way in. */
export async function whenLocked(page: Page, words = lockEn): Promise<void> {
  await page.getByText(words.unlock.text).waitFor()
}

export async function openLock(page: Page, typed = passphrase, words = lockEn): Promise<void> {
  await page.getByLabel(words.passphrase).fill(typed)
  await page.getByRole('button', { name: words.unlock.open, exact: true }).click()
}

/** By a tap: an address that is typed in begins a new, locked window. */
export async function goTo(page: Page, name: keyof typeof en.nav): Promise<void> {
  await page.getByRole('link', { name: en.nav[name], exact: true }).click()
}

export const ownWords = {
  note: 'Zitronenfalter trifft Zeppelin',
  label: 'Xanthippe Querfeld',
  number: '+12125557391',
}

/** Reads, saves and writes as a reader does; gives the id of the post that was read. Source `off` is switched off. */
export async function actAsReader(page: Page, off: string): Promise<string> {
  await goTo(page, 'timeline')
  const link = page.locator('main a[href^="/post/"]').first()
  const id = (await link.getAttribute('href'))?.slice('/post/'.length) ?? ''
  await link.click()
  await page.getByLabel(savedEn.note).fill(ownWords.note)
  await page.getByText(savedEn.noteStored).waitFor()
  await page.getByRole('button', { name: savedEn.save, exact: true }).first().click()
  await page.getByRole('button', { name: savedEn.save, pressed: true }).first().waitFor()
  await goTo(page, 'saved')
  await page.getByRole('link', { name: savedEn.legal }).click()
  await page.getByText(legalEn.add, { exact: true }).click()
  await page.getByLabel(legalEn.label).fill(ownWords.label)
  await page.getByLabel(legalEn.number, { exact: true }).fill(ownWords.number)
  await page.getByRole('button', { name: legalEn.addButton }).click()
  await page.getByText(ownWords.label).waitFor()
  await goTo(page, 'sources')
  await page.getByRole('switch', { name: off, exact: true }).click()
  await page.getByRole('switch', { name: off, exact: true, checked: false }).waitFor()
  return id
}

/** Which of these the files of a folder hold, as UTF-8 or as UTF-16, with the files. */
export async function findInFiles(folder: string, wanted: readonly string[]): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of names.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    for (const text of wanted)
      if (bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
        found.push(`${text} in ${path.slice(folder.length)}`)
  }
  return found
}

export async function whenAppShows(page: Page): Promise<void> {
  await page.getByRole('article').first().waitFor()
  await eventually(async () => {
    if ((await page.locator('.unlock').count()) > 0) throw new Error('It is still locked.')
  })
}
