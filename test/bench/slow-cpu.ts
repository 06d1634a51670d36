import type { CDPSession, Page } from 'playwright-core'

/**
 * Slows the page's main thread, as DevTools does. Its workers, the service worker and the browser's own
 * processes (IndexedDB, disk) stay as fast as the machine.
 */
export async function slowCpu(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
  return session
}

/** How long the page's main thread takes for a fixed piece of work: shows whether it is slowed. */
export function workMs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const start = performance.now()
    let sum = 0
    for (let at = 0; at < 30_000_000; at++) sum = (sum + at * at) % 1_000_003
    return sum < 0 ? 0 : performance.now() - start
  })
}
