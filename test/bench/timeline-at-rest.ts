import type { Page } from 'playwright-core'
import { quietMachine } from './quiet-machine.ts'

/** Until the timeline has done what it does after its first screen: tried a refresh, fetched its tools, read ahead. */
export async function timelineAtRest(page: Page): Promise<void> {
  await page.getByRole('article').or(page.locator('.empty-state')).first().waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: /^(Up to date|Offline)/ })
    .waitFor()
  await page.locator('.timeline-tools').waitFor({ state: 'attached' })
  await quietMachine()
}
