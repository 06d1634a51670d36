import type { CDPSession, Page } from 'playwright-core'

const categories = ['disabled-by-default-devtools.timeline', 'blink.user_timing']
const bufferKilobytes = 600_000

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds of the thread's own. */
  tdur?: number
}

/**
 * Notes how long the page's main thread itself works at its tasks, slowed as it is, without what it waits for a core: on a
 * small machine browser, server and drawing take that from it, which a phone has cores for. Returns what ends it and gives
 * the milliseconds of each.
 */
export async function noteOwnTasks(page: Page, session: CDPSession): Promise<() => Promise<number[]>> {
  const events: TraceEvent[] = []
  const take = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]))
  session.on('Tracing.dataCollected', take)
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordUntilFull',
      traceBufferSizeInKb: bufferKilobytes,
      includedCategories: categories,
    },
  })
  return async () => {
    await page.evaluate(() => performance.mark('own-tasks-end'))
    const complete = new Promise<{ dataLossOccurred: boolean }>((resolve) =>
      session.once('Tracing.tracingComplete', resolve),
    )
    await session.send('Tracing.end')
    const { dataLossOccurred } = await complete
    session.off('Tracing.dataCollected', take)
    const mark = events.find(({ name }) => name === 'own-tasks-end')
    if (dataLossOccurred || !mark) throw new Error('The browser has not told of all tasks.')
    return events
      .filter(({ name, pid, tid }) => name === 'RunTask' && pid === mark.pid && tid === mark.tid)
      .map(({ tdur = 0 }) => tdur / 1000)
  }
}
