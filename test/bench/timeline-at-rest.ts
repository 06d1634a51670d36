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

/**
 * Until the rows on top are those that are kept for the next start: the last thing the page does after a change, a
 * second later, and well after the pause that its views make between two readings.
 */
export async function firstScreenKept(page: Page): Promise<void> {
  const isKept = async () => {
    const kept = (await (await caches.match('/first-screen'))?.json()) as { html: string } | undefined
    const rows = [...(kept?.html ?? '').matchAll(/<article[^>]* aria-labelledby="([^"]*)"/g)].map(
      ([, id]) => id,
    )
    const drawn = [...document.querySelectorAll('article')].map((row) => row.getAttribute('aria-labelledby'))
    return rows.length > 0 && rows.join() === drawn.slice(0, rows.length).join()
  }
  // Each look reads a file, so not at every frame.
  await page.waitForFunction(isKept, undefined, { polling: 200 })
}
