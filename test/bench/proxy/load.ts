import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface LoadOptions {
  url: string
  headers?: Readonly<Record<string, string>>
  connections: number
  ms: number
  warmUpMs?: number
  /** Asks once in so long on each connection; without it, at once after each answer. */
  everyMs?: number
  /** Processes of the server, whose processor time is counted. */
  pids?: readonly number[]
}

export interface Load {
  /** A second of the clock. */
  perSecond: number
  /** A second of the server's processor time; by the clock where the system does not tell that. */
  perProcessorSecond: number
  /** Of that core. */
  busyShare: number
  p99Ms: number
}

const run = promisify(execFile)
const client = fileURLToPath(new URL('load-client.mjs', import.meta.url))

/** Rejects unless every answer had the same status and length. */
export async function measureLoad(options: LoadOptions): Promise<Load> {
  const { url, headers = {}, connections, ms, warmUpMs = 300, everyMs, pids = [] } = options
  const { hostname, port, host, pathname, search } = new URL(url)
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`
  // Our server listens on IPv4 only.
  const given = {
    host: hostname.replace('localhost', '127.0.0.1'),
    port: Number(port),
    head,
    connections,
    ms,
    warmUpMs,
    everyMs,
    pids,
  }
  const { stdout } = await run(process.execPath, [client, JSON.stringify(given)])
  const { requests, seconds, serverSeconds, p99Ms, kinds } = JSON.parse(stdout)
  if (Object.keys(kinds).length !== 1) throw new Error(`${url} answered ${JSON.stringify(kinds)}`)
  const perSecond = requests / seconds
  const isKnown = typeof serverSeconds === 'number' && serverSeconds > 0
  return {
    perSecond,
    perProcessorSecond: isKnown ? requests / serverSeconds : perSecond,
    busyShare: isKnown ? serverSeconds / seconds : Number.NaN,
    p99Ms,
  }
}
