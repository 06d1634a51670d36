import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { packsEn } from '../../src/ui/words/packs-en.ts'

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

/** Of the size in which posts show them. */
export function keptPictures(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const cache = await caches.open('kept-pictures-v1')
    const kept = await Promise.all((await cache.keys()).map((key) => cache.match(key)))
    return kept.filter((answer) => answer?.headers.get('x-picture-width') === '720').length
  })
}
