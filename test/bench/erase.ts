import { guardEn } from '../../src/ui/words/guard-en.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { startWorld } from '../support/world.ts'
import type { BenchResult } from './bench-result.ts'
import { slowCpu } from './slow-cpu.ts'
import { medianAndRange } from './statistics.ts'

const sources = 50
const postsPerSource = 100
const mostMs = 2_000
const rounds = 3
const rate = 4

/** From the press that erases until the empty page stands, with 5,000 posts stored, offline, on a slow processor. */
export async function bench(): Promise<BenchResult[]> {
  const world = await startWorld({ sources, feed: { items: postsPerSource, imageEvery: 0 } })
  try {
    const times: number[] = []
    let posts = 0
    for (let round = 0; round < rounds; round++) {
      const phone = await world.addPhone()
      const { page, context } = phone
      await openRefreshed(page, world.line.url)
      await whenShellIsKept(page)
      posts = (await storedRows(page, 'posts')).length
      await context.setOffline(true)
      await page.goto(`${world.line.url}/settings`)
      await page.getByRole('switch', { name: guardEn.erase.allow }).click()
      await page.getByRole('button', { name: guardEn.erase.hold }).press('Enter')
      const sure = page.getByRole('button', { name: guardEn.erase.sure })
      await sure.waitFor()
      await slowCpu(page, rate)
      const start = performance.now()
      await sure.press('Enter')
      await page.waitForURL('about:blank')
      times.push(performance.now() - start)
    }
    return [
      {
        what: `${posts} posts erased, offline, processor ${rate} times slower`,
        limit: `worst ≤ ${mostMs} ms`,
        measured: medianAndRange(times),
        isOk: Math.max(...times) <= mostMs,
      },
    ]
  } finally {
    await world.close()
  }
}
