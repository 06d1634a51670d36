import type { Page } from 'playwright-core'
import { storedRows } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'

/** Refreshed and looked through since the page was opened. */
export async function whenReady(page: Page): Promise<void> {
  const since = await page.evaluate(() => performance.timeOrigin)
  await eventually(async () => {
    const rows = await storedRows(page, 'serverStates')
    const at = (key: string) => {
      const row = rows.find((one) => one.key === key)
      if (row?.key === 'lastRefresh') return row.last.finishedAt
      return row?.key === 'readiness' ? row.readiness.checkedAt : 0
    }
    const isReady = at('lastRefresh') > since && at('readiness') >= at('lastRefresh')
    if (!isReady) throw new Error('Not refreshed and checked yet.')
  })
}
