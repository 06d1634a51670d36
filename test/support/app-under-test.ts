import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const patienceMs = 30_000

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: { start: string }
}
/** Of Node, as `npm start` gives them. */
export const serverFlags: readonly string[] = scripts.start.split(' ').filter((word) => word.startsWith('--'))

export interface AppOptions {
  /** Path of a catalog file. */
  catalog: string
  /** `host:port` of every publisher on loopback. */
  allowHosts?: string[]
  /** Kept between restarts; without it a new folder that `close` removes. */
  cacheDir?: string
  pollMinutes?: number
  /** Holds the `dist` to serve; without it the repository's own. */
  workDir?: string
  /** Further environment. */
  env?: Record<string, string>
  /** A command with its arguments that runs the server, such as taskset. */
  under?: readonly string[]
}

export interface AppUnderTest {
  /** `http://localhost:<port>`: service workers run there without TLS. */
  readonly url: string
  readonly cacheDir: string
  /** Of the process that runs, or ran last. */
  pid(): number
  /** What the server printed so far. */
  log(): string
  /** SIGKILL: no time to write anything. */
  kill(): Promise<void>
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>
  /** Again, on the same port and the same cache. */
  start(): Promise<void>
  close(): Promise<void>
}

/** The built server as a process of its own, listening. */
export async function startApp(options: AppOptions): Promise<AppUnderTest> {
  const port = await freePort()
  const cacheDir = options.cacheDir ?? (await mkdtemp(join(tmpdir(), 'dsa-feed-cache-')))
  const url = `http://localhost:${port}`
  let child: ChildProcess | undefined
  let log = ''

  const start = async () => {
    const [command = '', ...args] = [
      ...(options.under ?? []),
      process.execPath,
      ...serverFlags,
      join(root, 'dist-proxy/main.js'),
    ]
    child = spawn(command, args, {
      cwd: options.workDir ?? root,
      env: {
        ...process.env,
        ...settings(options),
        PORT: String(port),
        HOST: '127.0.0.1',
        CACHE_DIR: cacheDir,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const note = (chunk: Buffer) => {
      log += chunk.toString()
    }
    child.stdout?.on('data', note)
    child.stderr?.on('data', note)
    await listening(url, child, () => log)
  }
  const end = async (signal: NodeJS.Signals) => {
    if (!child) return null
    const exited = exitOf(child)
    child.kill(signal)
    return exited
  }
  await start()
  return {
    url,
    cacheDir,
    pid: () => child?.pid ?? 0,
    log: () => log,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    start,
    close: async () => {
      await end('SIGKILL')
      if (options.cacheDir === undefined) await rm(cacheDir, { recursive: true, force: true })
    },
  }
}

function settings({ catalog, allowHosts = [], pollMinutes, env }: AppOptions): Record<string, string> {
  return {
    NODE_ENV: 'production',
    CATALOG: catalog,
    ALLOW_HOSTS: allowHosts.join(','),
    // All phones of a test ask from one address.
    RATE_LIMIT: '0',
    ...(pollMinutes === undefined ? {} : { POLL_MINUTES: String(pollMinutes) }),
    ...env,
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function listening(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    if (hasExited(child)) throw new Error(`The server ended before it listened:\n${log()}`)
    try {
      const answer = await fetch(`${url}/healthz`)
      await answer.body?.cancel()
      return
    } catch {
      // Not listening yet.
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`The server did not listen within ${patienceMs / 1000} s:\n${log()}`)
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (hasExited(child)) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}
