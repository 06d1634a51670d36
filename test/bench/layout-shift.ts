import type { Page } from 'playwright-core'

export interface LayoutShift {
  sum: number
  /** The largest three: how large, how far down the page was, and what moved from where to where (width × height). */
  moved: string[]
}

interface NotedShift {
  value: number
  text: string
}

const screensDown = 4

/** Runs in the page before anything of it: notes what moves though the reader has not just touched anything. */
export function noteShifts(): void {
  interface Entry extends PerformanceEntry {
    value: number
    hadRecentInput: boolean
    sources: { node?: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
  }
  const nameOf = (node: Node | null | undefined) => {
    const element = node instanceof Element ? node : node?.parentElement
    if (!element) return 'something gone since'
    return [element.localName, ...element.classList].join('.')
  }
  const placeOf = ({ x, y, width, height }: DOMRect) =>
    width * height === 0
      ? 'out of sight'
      : `${[x, y].map(Math.round)} (${[width, height].map(Math.round).join(' × ')})`
  const noted: NotedShift[] = []
  const take = (list: PerformanceEntry[]) => {
    for (const { value, hadRecentInput, sources } of list as Entry[]) {
      if (hadRecentInput) continue
      const moves = sources.map(
        ({ node, previousRect, currentRect }) =>
          `${nameOf(node)} ${placeOf(previousRect)} → ${placeOf(currentRect)}`,
      )
      noted.push({ value, text: `scrolled ${Math.round(scrollY)}, ${moves.slice(0, 3).join(', ')}` })
    }
  }
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'layout-shift', buffered: true })
  Reflect.set(globalThis, 'shifts', () => {
    take(observer.takeRecords())
    return noted
  })
}

export async function layoutShift(page: Page): Promise<LayoutShift> {
  const noted = await page.evaluate(() => (Reflect.get(globalThis, 'shifts') as () => NotedShift[])())
  return {
    sum: noted.reduce((sum, { value }) => sum + value, 0),
    moved: noted
      .sort((a, b) => b.value - a.value)
      .slice(0, 3)
      .map(({ value, text }) => `${value.toFixed(3)} ${text}`),
  }
}

/** By the wheel, each step a bit less than a screen, and on only when the pictures in sight have come. */
export async function scrollThrough(page: Page): Promise<void> {
  await picturesInSight(page)
  for (let screen = 0; screen < screensDown; screen++) {
    const before = await page.evaluate(() => ({ y: scrollY, height: innerHeight }))
    await page.mouse.wheel(0, before.height * 0.8)
    const isFurther = (y: number) => {
      const { scrollHeight, clientHeight } = document.documentElement
      return scrollY > y || scrollY + clientHeight >= scrollHeight - 1
    }
    await page.waitForFunction(isFurther, before.y)
    await picturesInSight(page)
  }
}

/** Each is drawn or given up, and the frame after that is there. */
async function picturesInSight(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.images].every((image) => {
      const { top, bottom } = image.getBoundingClientRect()
      // What has no place, because the phone hasn't got it and is cut off, is never asked for.
      return image.complete || bottom < 0 || top > innerHeight || image.getClientRects().length === 0
    }),
  )
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}
