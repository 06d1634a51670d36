import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { BenchResult } from '../bench-result.ts'
import { quietMachine } from '../quiet-machine.ts'
import { type FullServer, feedCount } from './full-server.ts'
import { measureLoad } from './load.ts'
import { megabytes, memoryOf } from './memory.ts'
import { type Rival, startRivals } from './rivals.ts'
import { type Kind, kinds, type Measured, p99Of, rateOf, sideBySide } from './side-by-side.ts'

const connections = 50
const rounds = 3
const ms = 2000
const leastRatio = 0.7
const mostP99Ms = 5
const mostMemory = 150 * 1024 * 1024

type Server = Pick<Rival, 'name' | 'url' | 'pid'>

/** One feed of 123 KB, as often as each server can give it on one core. */
export async function compareServers(full: FullServer, peersDir: string | undefined): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-bench-'))
  const feedFile = join(folder, 'feed.xml')
  await writeFile(feedFile, full.text)
  const { rivals, absent, close } = await startRivals(folder, feedFile, peersDir)
  const ours = { name: `ours, ${feedCount} feeds in its store`, url: full.bodyUrl, pid: full.app.pid() }
  try {
    const measured = await measureInTurn([ours, ...rivals], full.text)
    console.log(`\n${sideBySide(measured, full.text, connections)}`)
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
