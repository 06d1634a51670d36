import { pagesEn } from '../../src/ui/words/pages-en.ts'
import { openRefreshed } from '../support/app-page.ts'
import { makePage } from '../support/make-page.ts'
import { startWorld } from '../support/world.ts'
import type { BenchResult } from './bench-result.ts'
import { type LongTask, longTasks, noteLongTasks } from './long-tasks.ts'
import { slowCpu } from './slow-cpu.ts'

const rate = 6
const mostTaskMs = 50
/** Elements of a page: of an article, of a long handbook, and nearly as many as are taken apart at all. */
const sizes = [300, 1500, 4500]

/** Pages of a publisher, taken apart and stored by a very slow phone while its reader does something else. */
export async function bench(): Promise<BenchResult[]> {
  const world = await startWorld({ sources: 1, feed: { items: 2, imageEvery: 0 } })
  const { page } = world.phone
  try {
    await openRefreshed(page, world.line.url)
    await page.goto(`${world.line.url}/pages`)
    // The code is loaded by the first, which is not counted.
    const results: BenchResult[] = []
    await slowCpu(page, rate)
    for (const [at, size] of [50, ...sizes].entries()) {
      const title = `Handbook ${at}`
      world.publisher.serve(`/handbook-${at}`, { body: handbook(title, size), contentType: 'text/html' })
      await page.evaluate(noteLongTasks)
      const start = performance.now()
      await page.getByLabel(pagesEn.address).fill(`${world.publisher.url}/handbook-${at}`)
      await page.getByRole('button', { name: pagesEn.keep, exact: true }).click()
      await page.locator('.page-row', { hasText: title }).waitFor({ timeout: 120_000 })
      const ms = performance.now() - start
      if (at > 0) results.push(resultOf(size, ms, await longTasks(page)))
    }
    return results
  } finally {
    await world.close()
  }
}

function resultOf(size: number, ms: number, tasks: readonly LongTask[]): BenchResult {
  const longest = Math.max(0, ...tasks.map(({ duration }) => duration))
  const held = longest === 0 ? 'no task over 50 ms' : `longest task ${longest.toFixed(0)} ms`
  return {
    what: `a page of about ${size} elements kept at ${rate}× CPU`,
    limit: `tasks ≤ ${mostTaskMs} ms`,
    measured: `${held}; ${(ms / 1000).toFixed(1)} s`,
    isOk: longest <= mostTaskMs,
  }
}

/** Divisions and links around and between, as sites of chapters have them. */
function handbook(title: string, elements: number): string {
  const menu = `<ul>${'<li class="menu-item"><a href="/part">Part of the site</a></li>'.repeat(elements / 10)}</ul>`
  const part =
    '<div class="block"><div class="inner" style="margin: 0"><h3>On the day</h3><p>You have the right to talk with <b>the ' +
    'people</b> you work with about <a href="/pay">pay, conditions, and what is to be done</a>.</p></div></div>'
  return makePage({
    title,
    head: '<style>p { color: red }</style>',
    inside: menu + part.repeat((elements * 0.8) / 6),
  })
}
