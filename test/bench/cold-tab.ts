import type { BrowserContext, Page } from 'playwright-core'
import { quietMachine } from './quiet-machine.ts'
import { slowCpu } from './slow-cpu.ts'

/** A tab of its own with a slowed main thread and no service worker running: as when the app is opened after a while. */
export async function coldTab(context: BrowserContext, rate: number): Promise<Page> {
  const page = await context.newPage()
  const session = await slowCpu(page, rate)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await quietMachine()
  return page
}
