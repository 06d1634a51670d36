import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'

const nameStart = 'clock off by '

/**
 * From now on the clock of every page of the phone and of its workers is off by so many milliseconds. The workers are
 * those of a build that `letWorkersHear` has prepared.
 */
export async function putClockOff(context: BrowserContext, offMs: number): Promise<void> {
  await context.addInitScript(`${shift}; shiftDate(${offMs})`)
  await context.addInitScript(
    ({ name }) => {
      const Plain = globalThis.Worker
      globalThis.Worker = class extends Plain {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, { ...options, name })
        }
      }
    },
    { name: nameStart + offMs },
  )
}

/** An init script reaches no worker: those of this build take their clock from the name that a page gives them. The
 * service worker, which loads one of them, has none. */
export function letWorkersHear(dist: string): Promise<void> {
  const hear = `if (self.name?.startsWith('${nameStart}')) shiftDate(Number(self.name.slice(${nameStart.length})))`
  return putBeforeWorkers(dist, hear)
}

/** The service worker of that build has a clock of its own. */
export function putServiceWorkerClockOff(dist: string, offMs: number): Promise<void> {
  return putBeforeWorkers(dist, `if ('registration' in self) shiftDate(${offMs})`)
}

async function putBeforeWorkers(dist: string, code: string): Promise<void> {
  const folder = join(dist, 'assets')
  const names = await readdir(folder)
  for (const worker of names.filter((name) => /worker.*\.js$/.test(name))) {
    const file = join(folder, worker)
    await writeFile(file, `${shift};${code};${await readFile(file, 'utf8')}`)
    for (const ending of ['.br', '.gz']) await rm(file + ending, { force: true })
  }
}

const shift = `function shiftDate(offMs) {
  const Plain = Date
  globalThis.Date = class extends Plain {
    constructor(...given) {
      if (given.length > 0) super(...given)
      else super(Plain.now() + offMs)
    }
    static now() {
      return Plain.now() + offMs
    }
  }
}`
