import type { CDPSession, Page } from 'playwright-core'
import type { BenchResult } from './bench-result.ts'
import { startFilledApp } from './filled-app.ts'
import { longTasks, noteLongTasks } from './long-tasks.ts'
import { slowCpu } from './slow-cpu.ts'

const rate = 4
const firstPosts = 200
const lastPosts = 1500
const longestMs = 50
/** Of nodes and of memory: rows far away leave the page, but the list of posts itself grows. */
const mostGrowth = { nodes: 1.5, heapBytes: 8 * 1024 * 1024 }

interface Size {
  nodes: number
  heapBytes: number
}

/** Through the timeline of 20,000 stored posts at 3,000 pixels a second, offline. */
export async function bench(): Promise<BenchResult[]> {
  const filled = await startFilledApp()
  const { context, page } = filled.phone
  try {
    await context.setOffline(true)
    await page.reload()
    await page.getByRole('article').first().waitFor()
    const session = await slowCpu(page, rate)
    await session.send('Performance.enable')
    await page.evaluate(noteLongTasks)
    await scrollTo(session, page, firstPosts)
    const early = await sizeOf(session)
    const drawn = await scrollTo(session, page, lastPosts)
    const late = await sizeOf(session)
    const tasks = (await longTasks(page)).map(({ duration }) => duration)
    const grownBytes = late.heapBytes - early.heapBytes
    return [
      { what: 'posts stored, posts drawn', measured: `${filled.posts.toLocaleString('en')}, ${drawn}` },
      {
        what: `long tasks at a ${rate} × slower main thread, longest`,
        limit: `none over ${longestMs} ms`,
        measured: `${tasks.length}, ${Math.max(0, ...tasks).toFixed(0)} ms`,
        isOk: tasks.every((ms) => ms <= longestMs),
      },
      {
        what: `nodes after ${firstPosts} posts and at the end`,
        limit: `≤ ${mostGrowth.nodes} ×`,
        measured: `${early.nodes}, ${late.nodes}`,
        isOk: late.nodes <= early.nodes * mostGrowth.nodes,
      },
      {
        what: 'JavaScript heap there',
        limit: `≤ + ${megabytes(mostGrowth.heapBytes)}`,
        measured: `${megabytes(early.heapBytes)}, ${megabytes(late.heapBytes)}`,
        isOk: grownBytes <= mostGrowth.heapBytes,
      },
    ]
  } finally {
    await filled.close()
  }
}

/**
 * Turns the wheel until so many posts have been drawn: asking for more than that would lay the page out. Each
 * turn is shorter than what the page keeps around it, so none is missed.
 */
async function scrollTo(session: CDPSession, page: Page, count: number): Promise<number> {
  for (;;) {
    await session.send('Input.synthesizeScrollGesture', {
      x: 195,
      y: 600,
      yDistance: -2400,
      speed: 3000,
      gestureSourceType: 'mouse',
    })
    const drawn = await noteDrawn(page)
    if (drawn >= count) return drawn
  }
}

/** Noted on the page's own global, where the next question finds it. */
function noteDrawn(page: Page): Promise<number> {
  return page.evaluate(() => {
    const drawn: Set<string> = Reflect.get(globalThis, 'drawn') ?? new Set()
    Reflect.set(globalThis, 'drawn', drawn)
    for (const article of document.querySelectorAll('article')) {
      drawn.add(article.getAttribute('aria-labelledby') ?? '')
    }
    return drawn.size
  })
}

/** What is really held: after a collection of garbage. */
async function sizeOf(session: CDPSession): Promise<Size> {
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  return { nodes: metric('Nodes'), heapBytes: metric('JSHeapUsedSize') }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
