import { afterEach, vi } from 'vitest'

export interface Asked {
  path: string
  init: RequestInit
}

/** Stands in for the network: what `fetch` is asked goes to `answer`, and what was asked is kept. */
export function answerWith(answer: (asked: Asked) => Response | Promise<Response>): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const one = { path, init }
    asked.push(one)
    const response = Promise.resolve(answer(one))
    return Promise.race([response, aborted(init.signal ?? undefined)])
  })
  return asked
}

export function json(value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json', ...headers } })
}

export function html(status = 200): Response {
  const headers = { 'content-type': 'text/html' }
  return new Response('<!doctype html><title>Log in to Café WiFi</title>', { status, headers })
}

/** Nothing ever comes. */
export function silence(): Promise<Response> {
  return new Promise(() => undefined)
}

export function noNetwork(): Response {
  throw new TypeError('Failed to fetch')
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
  })
}

afterEach(() => {
  vi.unstubAllGlobals()
})
