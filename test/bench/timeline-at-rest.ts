import type { Page } from 'playwright-core'
import { quietMachine } from './quiet-machine.ts'

/** How the status begins once a refresh has ended. A page opened without a network may still believe in one. */
export const refreshEnded = /^(Up to date|As of|Offline|Can’t refresh)/

/** Until the timeline has done what it does after its first screen: tried a refresh, fetched its tools, read ahead. */
export async function timelineAtRest(page: Page): Promise<void> {
  await page.getByRole('article').or(page.locator('.empty-state')).first().waitFor()
  await page.getByRole('status').filter({ hasText: refreshEnded }).waitFor()
  await page.locator('.timeline-tools').waitFor({ state: 'attached' })
  await quietMachine()
}
