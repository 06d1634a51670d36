import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { storedKeys, storedRows } from './app-page.ts'

/** Presses the button that makes a file, and gives what then comes as a download. */
export async function madeFile(page: Page, button = packsEn.send): Promise<Buffer> {
  await page.getByRole('button', { name: button, exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: packsEn.download }).click(),
  ])
  return readFile(await download.path())
}

/** Chooses a file on the screen of packs. */
export async function chooseFile(page: Page, html: Buffer, name = 'post.html'): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/html', buffer: html })
}

/** How many are there with their bytes, of the size in which posts show them. */
export async function keptPictures(page: Page): Promise<number> {
  const stored = new Set((await storedKeys(page, 'pictureBytes')).map(([address]) => address))
  const images = await storedRows(page, 'images')
  return images.filter(({ address, width }) => width === 720 && stored.has(address)).length
}
