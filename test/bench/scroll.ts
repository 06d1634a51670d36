import type { CDPSession, Page } from 'playwright-core'
import type { BenchResult } from './bench-result.ts'
import { startFilledApp } from './filled-app.ts'
import { longTasks, noneOver, noteLongTasks } from './long-tasks.ts'
import { noteOwnTasks } from './own-tasks.ts'
import { slowCpu } from './slow-cpu.ts'

const rate = 4
const firstPosts = 200
const lastPosts = 1500
/** Once more so, told by the browser's trace, whose writing takes time of the thread itself. */
const tracedPosts = 1800
/** Of nodes and of memory: rows far away leave the page, but the list of posts itself grows. */
const mostGrowth = { nodes: 1.5, heapBytes: 8 * 1024 * 1024 }

interface Size {
  nodes: number
  heapBytes: number
}

/** Turns of the wheel on the way back. */
const turnsBack = 30
/** So many turns that bring no post mean that none comes any more. */
const mostIdleTurns = 40

/** Through the timeline of 20,000 stored posts at 3,000 pixels a second, and a part of the way back, offline. */
export async function bench(): Promise<BenchResult[]> {
  const filled = await startFilledApp()
  const { context, page } = filled.phone
  try {
    await context.setOffline(true)
    // It goes on compressing what it gathered, on cores that are those of the phone here.
    await filled.app.kill()
    await page.reload()
    await page.getByRole('article').first().waitFor()
    const session = await slowCpu(page, rate)
    await session.send('Performance.enable')
    await page.evaluate(noteLongTasks)
    await scrollTo(session, page, firstPosts)
    const firstTasks = await longTasks(page)
    const early = await sizeOf(session)
    await page.evaluate(noteLongTasks)
    const drawn = await scrollTo(session, page, lastPosts)
    const tasks = await longTasks(page)
    const late = await sizeOf(session)
    await page.evaluate(noteLongTasks)
    for (let turn = 0; turn < turnsBack; turn++) await turnWheel(session, 1)
    const tasksBack = await longTasks(page)
    const endOwnTasks = await noteOwnTasks(page, session)
    await scrollTo(session, page, tracedPosts)
    const ownTasks = await endOwnTasks()
    const grownBytes = late.heapBytes - early.heapBytes
    return [
      { what: 'posts stored, posts drawn', measured: `${filled.posts.toLocaleString('en')}, ${drawn}` },
      {
        what: `long tasks at a ${rate} × slower main thread just after a start, longest`,
        ...noneOver(firstTasks.map(({ duration }) => duration)),
      },
      {
        what: `those from ${firstPosts} posts on`,
        ...noneOver(tasks.map(({ duration }) => duration)),
      },
      {
        what: `those on the way back, ${turnsBack} turns of the wheel`,
        ...noneOver(tasksBack.map(({ duration }) => duration)),
      },
      {
        what: `down again to ${tracedPosts.toLocaleString('en')} posts, without waiting for a core`,
        ...noneOver(ownTasks),
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
  for (let before = 0, idle = 0; idle < mostIdleTurns; idle++) {
    await turnWheel(session, -1)
    const drawn = await noteDrawn(page)
    if (drawn >= count) return drawn
    if (drawn > before) idle = 0
    before = drawn
  }
  throw new Error(`No more posts came before there were ${count}.`)
}

function turnWheel(session: CDPSession, direction: 1 | -1): Promise<unknown> {
  return session.send('Input.synthesizeScrollGesture', {
    x: 195,
    y: 600,
    yDistance: direction * 2400,
    speed: 3000,
    gestureSourceType: 'mouse',
  })
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

/** What is really held: after a collection of garbage, which is a long task of ours and none of the app's. */
async function sizeOf(session: CDPSession): Promise<Size> {
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  return { nodes: metric('Nodes'), heapBytes: metric('JSHeapUsedSize') }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
