import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { freePort } from './app-under-test.ts'
import { eventually } from './eventually.ts'

const driver = '/usr/bin/WebKitWebDriver'
/** As Debian's libwebkit2gtk puts it, by the machine's kind. */
const browsers = ['x86_64', 'aarch64'].map((kind) => `/usr/lib/${kind}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
const display = '/usr/bin/xvfb-run'
/** The name of an element in an answer: https://www.w3.org/TR/webdriver2/#elements */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

/** A page in WebKit, the engine of every browser of an iPhone, by https://www.w3.org/TR/webdriver2/. */
export interface WebKitPage {
  goto(url: string): Promise<void>
  /** Runs the body of an async function in the page, with `args`. */
  run<T>(body: string, ...args: unknown[]): Promise<T>
  /** Until an element is there whose text, or label, holds `text`; its id. */
  find(selector: string, text?: string): Promise<string>
  click(selector: string, text?: string): Promise<void>
  /** Into a field, or the path of a file into a field for files. */
  type(selector: string, text: string): Promise<void>
  close(): Promise<void>
}

/** Why there is no WebKit to test in; nothing where there is one. */
export function whyNoWebKit(): string | undefined {
  const missing = [driver, display].filter((path) => !existsSync(path))
  if (missing.length === 0 && browsers.some(existsSync)) return undefined
  return 'WebKit is not installed here: apt-get install webkit2gtk-driver xvfb xauth'
}

/** As new: its profile lasts as long as the session. */
export async function startWebKit(): Promise<WebKitPage> {
  const port = await freePort()
  const child = spawn(display, ['-a', driver, `--port=${port}`], {
    detached: true,
    stdio: 'ignore',
    // No graphics card is asked for.
    env: { ...process.env, WEBKIT_DISABLE_DMABUF_RENDERER: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  })
  const driverUrl = `http://127.0.0.1:${port}`
  try {
    await eventually(() => ask(`${driverUrl}/status`))
    const binary = browsers.find(existsSync)
    const options = { binary, args: ['--automation'] }
    const { sessionId } = await ask<{ sessionId: string }>(`${driverUrl}/session`, {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    })
    return pageOf(`${driverUrl}/session/${sessionId}`, child)
  } catch (error) {
    end(child)
    throw error
  }
}

function pageOf(session: string, child: ChildProcess): WebKitPage {
  const run = async <T>(body: string, ...args: unknown[]) => {
    const { value, error } = await ask<{ value?: T; error?: string }>(`${session}/execute/async`, {
      script: awaited(body),
      args,
    })
    if (error !== undefined) throw new Error(`In the page: ${error}`)
    return value as T
  }
  const find = (selector: string, text = '') =>
    eventually(async () => {
      const found = await run<Record<string, string> | null>(findElement, selector, text)
      const id = found?.[elementKey]
      if (!id) throw new Error(`No ${selector} with "${text}" at ${await run('return location.href')}`)
      return id
    })
  return {
    goto: async (url) => void (await ask(`${session}/url`, { url })),
    run,
    find,
    click: async (selector, text) =>
      void (await ask(`${session}/element/${await find(selector, text)}/click`, {})),
    type: async (selector, text) =>
      void (await ask(`${session}/element/${await find(selector)}/value`, { text })),
    close: async () => {
      await fetch(session, { method: 'DELETE' }).catch(() => {})
      end(child)
    },
  }
}

const findElement = `
  const [selector, text] = args
  return [...document.querySelectorAll(selector)].find((element) =>
    ((element.getAttribute('aria-label') ?? '') + element.textContent).includes(text)) ?? null`

function awaited(body: string): string {
  return `const args = [...arguments]
    const done = args.pop()
    const run = async () => { ${body} }
    run().then((value) => done({ value }), (error) => done({ error: String(error) }))`
}

/** What the driver answers; its error is thrown. */
async function ask<T>(url: string, body?: object): Promise<T> {
  const answer = await fetch(url, body && { method: 'POST', body: JSON.stringify(body) })
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } }
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`)
  return value
}

/** With the display and the browser that it started. */
function end({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM')
}
