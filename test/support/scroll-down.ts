import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { eventually } from './eventually.ts'

/** By the wheel, so that the pages that are asked for on the way come. */
export async function scrollDown(page: Page, px: number): Promise<void> {
  await page.mouse.move(200, 400)
  await eventually(async () => {
    await page.mouse.wheel(0, 500)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(px)
  })
  // The wheel moves the page a little while longer.
  let before = -1
  await eventually(async () => {
    const now = await page.evaluate(() => scrollY)
    const isStill = now === before
    before = now
    expect(isStill).toBe(true)
  })
}
