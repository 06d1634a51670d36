import type { Page } from 'playwright-core'

/** Presses Tab until the focus is there; a keyboard trap ends it. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('Tab')
  }
  const focused = await page.evaluate(() => document.activeElement?.textContent?.trim())
  throw new Error(`Tab does not lead to ${selector}; it is at ${focused}.`)
}
