import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { browserArgs } from '../../scripts/browser-args.mjs'
import { findBrowser } from '../../scripts/find-browser.mjs'

/** Console errors that are the browser's own report of what a test does on purpose. */
const knownErrors = [
  // Chromium reports every request that fails while the network is cut.
  /^Failed to load resource: net::ERR_/,
  // A server that answers 404 or 5xx is often what a test is about.
  /^Failed to load resource: the server responded with a status of/,
  // Parsing hostile HTML under a CSP says so, though nothing ran.
  /^(Refused to execute|Executing) inline event handler/,
  // A page left while Chromium fetches its manifest has an empty one; app-shell.test.ts reads the whole one.
  /^Manifest: Line: 1, column: 1, Syntax error/,
]

const patienceMs = 90_000

const args = [
  ...browserArgs,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
]

export interface PhoneOptions {
  /** Only this origin may be asked for anything. */
  origin: string
  /** Kept between restarts; without it a new one that `close` removes. */
  profileDir?: string
  locale?: string
  timezoneId?: string
  colorScheme?: 'light' | 'dark'
  /** The page's content security policy is not heeded: what holds then holds without it. */
  bypassCsp?: boolean
  /** Further console errors that are expected. */
  ignoreErrors?: RegExp[]
  /** Of its browser; without one it is Chromium's own. */
  userAgent?: string
  /**
   * It has background sync. The system knows nothing of a network that is cut by DevTools, and lets a sync run at once:
   * only for tests of it.
   */
  hasSync?: boolean
  /** What its camera sees, again and again: a Y4M file. Without one it has no camera. */
  cameraFile?: string
}

export interface Phone {
  context: BrowserContext
  page: Page
  readonly profileDir: string
  /** Console errors, uncaught exceptions and requests to other origins so far. */
  faults(): string[]
  /** Throws when there was any: call it at the end of a test. */
  expectNoFaults(): void
  forgetFaults(): void
  /** SIGKILL, as when the phone's battery dies. */
  kill(): Promise<void>
  /** Again, on the same profile, with a new `context` and `page`. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Chromium as a phone, with a profile that outlives it. */
export async function startPhone(options: PhoneOptions): Promise<Phone> {
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'dsa-feed-phone-')))
  let faults: string[] = []
  let running = await launch(profileDir, options, (fault) => faults.push(fault))

  return {
    get context() {
      return running.context
    },
    get page() {
      return running.page
    },
    profileDir,
    faults: () => [...faults],
    expectNoFaults: () => {
      if (faults.length > 0) throw new Error(`The browser reported:\n${faults.join('\n')}`)
    },
    forgetFaults: () => {
      faults = []
    },
    kill: () => kill(running),
    restart: async () => {
      running = await launch(profileDir, options, (fault) => faults.push(fault))
    },
    close: async () => {
      await running.context.close()
      if (options.profileDir === undefined) await rm(profileDir, { recursive: true, force: true })
    },
  }
}

interface Running {
  context: BrowserContext
  page: Page
  pid: number
}

async function launch(
  profileDir: string,
  { origin, ignoreErrors = [], ...look }: PhoneOptions,
  report: (fault: string) => void,
): Promise<Running> {
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: findBrowser(),
    headless: true,
    args: look.cameraFile === undefined ? args : [...args, ...cameraArgs(look.cameraFile)],
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: look.locale ?? 'en-US',
    timezoneId: look.timezoneId ?? 'America/Los_Angeles',
    colorScheme: look.colorScheme ?? 'light',
    ...(look.userAgent !== undefined && { userAgent: look.userAgent }),
    bypassCSP: look.bypassCsp ?? false,
  })
  // Two files of tests share two processors.
  context.setDefaultTimeout(patienceMs)
  sayOffline(context)
  if (!look.hasSync)
    await context.addInitScript(() => {
      Reflect.deleteProperty(globalThis.ServiceWorkerRegistration?.prototype ?? {}, 'sync')
    })
  const ignored = [...knownErrors, ...ignoreErrors]
  context.on('console', (message) => {
    if (message.type() !== 'error' || ignored.some((known) => known.test(message.text()))) return
    report(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => report(`exception: ${error.error().stack || String(error.error())}`))
  context.on('request', (request) => {
    if (!isOurs(request.url(), origin)) report(`request to another origin: ${request.url()}`)
  })
  const page = context.pages()[0] ?? (await context.newPage())
  return { context, page, pid: await browserPid(context, page) }
}

function cameraArgs(file: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ]
}

function isOurs(url: string, origin: string): boolean {
  return new URL(url).origin === new URL(origin).origin || /^(data|blob|about|chrome):/.test(url)
}

async function browserPid(context: BrowserContext, page: Page): Promise<number> {
  const session = await (context.browser()?.newBrowserCDPSession() ?? context.newCDPSession(page))
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (!browser) throw new Error('Chromium names no process of its own.')
  return browser.id
}

async function kill({ context, pid }: Running): Promise<void> {
  const closed = new Promise((resolve) => context.once('close', resolve))
  process.kill(pid, 'SIGKILL')
  await closed
}

/**
 * Has pages that are opened while the network is cut know of it. Chromium's own switch is now and then set back by the
 * document before, and then tells of no network that comes again, either.
 */
function sayOffline(context: BrowserContext): void {
  const setOffline = context.setOffline.bind(context)
  context.setOffline = async (isOffline) => {
    if (isOffline) {
      await context.addInitScript(() => {
        Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false })
      })
      return setOffline(true)
    }
    await context.addInitScript(() => void Reflect.deleteProperty(navigator, 'onLine'))
    const deceived = await Promise.all(
      context.pages().map((page) => page.evaluate(believes).catch(() => false)),
    )
    await setOffline(false)
    for (const [at, page] of context.pages().entries())
      if (deceived[at]) await page.evaluate(() => void dispatchEvent(new Event('online'))).catch(() => {})
  }
}

/** Runs in the page: takes back what it was told; whether Chromium had it believe in a network all the time. */
function believes(): boolean {
  const wasTold = Object.hasOwn(navigator, 'onLine')
  Reflect.deleteProperty(navigator, 'onLine')
  return wasTold && navigator.onLine
}
