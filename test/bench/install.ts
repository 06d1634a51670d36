import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../support/app-under-test.ts'
import { makeCatalog, writeCatalog } from '../support/make-catalog.ts'
import type { BenchResult } from './bench-result.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const mostMs = 60_000
const patienceMs = 10 * 60_000
/** What a fresh copy from the repository would not have. */
const left = ['node_modules', 'dist', 'dist-proxy', '.cache', '.git']

/** A fresh copy from nothing to listening. npm takes packages from its own cache where it has them. */
export async function bench(): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-install-'))
  try {
    const copy = join(folder, 'copy')
    await cp(root, copy, { recursive: true, filter: (path) => !isLeft(path) })
    const installMs = await install(copy)
    const startMs = await listening(copy, folder)
    const totalMs = installMs + startMs
    return [
      { what: 'npm ci', measured: seconds(installMs) },
      { what: 'npm start, with its build, to listening', measured: seconds(startMs) },
      { what: 'both', limit: `≤ ${seconds(mostMs)}`, measured: seconds(totalMs), isOk: totalMs <= mostMs },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function isLeft(path: string): boolean {
  const [top = ''] = relative(root, path).split(sep)
  return left.includes(top) || basename(path).startsWith('.DS_Store')
}

async function install(copy: string): Promise<number> {
  const start = performance.now()
  const child = npm(['ci', '--no-audit', '--no-fund'], copy, {})
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error('npm ci failed.')
  return performance.now() - start
}

/** With a catalog of no reachable feed, so that no publisher is asked for the sake of a number. */
async function listening(copy: string, folder: string): Promise<number> {
  const port = await freePort()
  const catalog = await writeCatalog(folder, makeCatalog('http://127.0.0.1:9', 1))
  const env = { PORT: String(port), HOST: '127.0.0.1', CATALOG: catalog, CACHE_DIR: join(folder, 'cache') }
  const start = performance.now()
  const child = npm(['start'], copy, env)
  const ended = new Promise((resolve) => child.once('close', resolve))
  try {
    await answered(`http://127.0.0.1:${port}/healthz`, child)
    return performance.now() - start
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function answered(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline && child.exitCode === null) {
    try {
      await (await fetch(url)).body?.cancel()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error('npm start did not come to listen.')
}

function npm(args: string[], cwd: string, env: Record<string, string>): ChildProcess {
  const isWindows = process.platform === 'win32'
  return spawn(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: isWindows,
  })
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
