import { paths } from '../../../proxy/wire.ts'

const patienceMs = 15_000

/** What our server is given: an address of the browser maker's, and keys for it. Nothing of the reader's choices. */
export interface PushAddress {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

export type PushKey =
  | { kind: 'key'; key: string }
  /** Whoever runs the server has it off. */
  | { kind: 'off' }
  | { kind: 'failed' }

/** By which the browser makes an address that only our server can send to: https://www.rfc-editor.org/rfc/rfc8292 */
export async function fetchPushKey(): Promise<PushKey> {
  const answer = await ask(paths.push, {})
  if (answer?.status === 404) return { kind: 'off' }
  if (!answer?.ok) return { kind: 'failed' }
  const given: unknown = await answer.json().catch(() => undefined)
  const key = typeof given === 'object' && given !== null && 'key' in given ? given.key : undefined
  // 65 bytes in base64url.
  return typeof key === 'string' && /^[\w-]{87}$/.test(key) ? { kind: 'key', key } : { kind: 'failed' }
}

/** Whether the server has it now. The same address as often as one likes. */
export async function sendAddress(address: PushAddress): Promise<boolean> {
  return (await send('POST', paths.push, address))?.ok === true
}

/** Whether the server has it no more; where not, it notices by itself that nobody answers there. */
export async function dropAddress(address: PushAddress): Promise<boolean> {
  return (await send('DELETE', paths.push, address))?.ok === true
}

export type TestEnd = 'sent' | 'gone' | 'failed'

/** Asks the server for one push to this address, now. */
export async function askForTest(address: PushAddress): Promise<TestEnd> {
  const answer = await send('POST', paths.pushTest, address)
  return answer?.ok ? 'sent' : answer?.status === 410 ? 'gone' : 'failed'
}

function send(method: string, path: string, { endpoint, keys }: PushAddress): Promise<Response | undefined> {
  return ask(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }),
    keepalive: true,
  })
}

async function ask(path: string, init: RequestInit): Promise<Response | undefined> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patienceMs)
  try {
    return await fetch(path, { ...init, redirect: 'error', signal: stop.signal })
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
