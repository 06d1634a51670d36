import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { BenchResult } from '../bench-result.ts'
import { quietMachine } from '../quiet-machine.ts'
import { median } from '../statistics.ts'
import { type FullServer, feedCount } from './full-server.ts'
import { type Load, measureLoad } from './load.ts'
import { type Memory, megabytes, memoryOf } from './memory.ts'
import { type Rival, startRivals } from './rivals.ts'

const connections = 50
const rounds = 3
const ms = 2000
const leastRatio = 0.7
const mostP99Ms = 5
const mostMemory = 150 * 1024 * 1024

const kinds = ['Brotli', 'gzip', '304'] as const
type Kind = (typeof kinds)[number]
type Server = Pick<Rival, 'name' | 'url' | 'pid'>

interface Measured {
  name: string
  loads: Record<Kind, Load[]>
  memory?: Memory
}

/** One feed of 123 KB, as often as each server can give it on one core. */
export async function compareServers(full: FullServer, peersDir: string | undefined): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-bench-'))
  const feedFile = join(folder, 'feed.xml')
  await writeFile(feedFile, full.text)
  const { rivals, absent, close } = await startRivals(folder, feedFile, peersDir)
  const ours = { name: `ours, ${feedCount} feeds in its store`, url: full.bodyUrl, pid: full.app.pid() }
  try {
    const measured = await measureInTurn([ours, ...rivals], full.text)
    console.log(`\n${sideBySide(measured, full.text)}`)
    for (const line of absent) console.log(`  ${line}`)
    const [own, ...others] = measured
    return own
      ? limitsOf(
          own,
          others.find(({ name }) => name.startsWith('nginx')),
        )
      : []
  } finally {
    await close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** In turn, so that what else the machine does slows all of them alike. */
async function measureInTurn(servers: readonly Server[], text: string): Promise<Measured[]> {
  const measured = servers.map(({ name }): Measured => ({ name, loads: { Brotli: [], gzip: [], '304': [] } }))
  for (let round = 0; round < rounds; round++) {
    for (const kind of kinds) {
      await quietMachine()
      for (const [at, server] of servers.entries()) {
        const headers = await headersFor(kind, server.url, text)
        measured[at]?.loads[kind].push(
          await measureLoad({ url: server.url, headers, connections, ms, pids: [server.pid] }),
        )
      }
    }
  }
  for (const [at, { pid }] of servers.entries()) {
    const memory = await memoryOf(pid)
    const entry = measured[at]
    if (entry && memory) entry.memory = memory
  }
  return measured
}

/** Also sees to it that the server gives the right bytes. */
async function headersFor(kind: Kind, url: string, text: string): Promise<Record<string, string>> {
  const headers = { 'accept-encoding': kind === 'gzip' ? 'gzip' : 'br' }
  const { body, etag, encoding } = await getWhole(url, headers)
  const plain = encoding === 'br' ? brotliDecompressSync(body) : gunzipSync(body)
  if (encoding !== headers['accept-encoding'] || plain.toString() !== text) {
    throw new Error(`${url} does not give the feed in ${kind}.`)
  }
  return kind === '304' ? { ...headers, 'if-none-match': etag } : headers
}

function getWhole(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ body: Buffer; etag: string; encoding: string | undefined }> {
  return new Promise((done, fail) => {
    get(url, { headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const { etag = '', 'content-encoding': encoding } = answer.headers
        done({ body: Buffer.concat(parts), etag, encoding })
      })
    }).on('error', fail)
  })
}

const rateOf = ({ loads }: Measured, kind: Kind) =>
  median(loads[kind].map(({ perProcessorSecond }) => perProcessorSecond))

/** The worst kind's. */
const p99Of = ({ loads }: Measured) =>
  Math.max(...kinds.map((kind) => median(loads[kind].map(({ p99Ms }) => p99Ms))))

function sideBySide(measured: readonly Measured[], text: string): string {
  const head = ['', ...kinds.map((kind) => `${kind}/s`), 'p99 ms', 'memory', 'core busy']
  const rows = measured.map((entry) => [
    entry.name,
    ...kinds.map((kind) => Math.round(rateOf(entry, kind)).toLocaleString('en')),
    p99Of(entry).toFixed(1),
    entry.memory ? megabytes(entry.memory.bytes) : '?',
    busyShares(entry),
  ])
  const table = [head, ...rows]
  const widths = head.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)))
  const lines = table.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  )
  const kilobytes = Math.round(Buffer.byteLength(text) / 1000)
  const title = `A feed of ${kilobytes} KB over ${connections} connections; answers in a second of the server's processor time`
  return [title, ...lines.map((line) => `  ${line}`)].join('\n')
}

function busyShares({ loads }: Measured): string {
  return kinds
    .map((kind) => Math.round(median(loads[kind].map(({ busyShare }) => busyShare)) * 100))
    .map((share) => (Number.isNaN(share) ? '?' : `${share}%`))
    .join(' ')
}

function limitsOf(own: Measured, nginx: Measured | undefined): BenchResult[] {
  const ratios = nginx
    ? kinds.map((kind): BenchResult => {
        const ratio = rateOf(own, kind) / rateOf(nginx, kind)
        const what = `${kind}, against nginx`
        const measured = `${ratio.toFixed(2)} ×`
        if (kind === 'gzip') return { what, measured }
        return { what, limit: `≥ ${leastRatio} ×`, measured, isOk: ratio >= leastRatio }
      })
    : []
  const { memory } = own
  const p99Ms = p99Of(own)
  return [
    ...ratios,
    { what: 'p99', limit: `< ${mostP99Ms} ms`, measured: `${p99Ms.toFixed(1)} ms`, isOk: p99Ms < mostP99Ms },
    memory
      ? {
          what: `memory with ${feedCount} feeds, and at its highest`,
          limit: `< ${megabytes(mostMemory)}`,
          measured: `${megabytes(memory.bytes)}, ${megabytes(memory.highestBytes)}`,
          isOk: memory.bytes < mostMemory,
        }
      : { what: 'memory', measured: 'this system does not tell' },
  ]
}
