import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { atEnd } from './support.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Script {
  pid: number
  /** What it printed so far. */
  text: () => string
  /** Resolves when the process is gone; at once for a signal that only stops it. */
  kill: (signal: NodeJS.Signals) => Promise<void>
  /** How it went: one of the two. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/**
 * Runs code in a process of its own, where `load` imports a file of this repository: Node 20 runs no TypeScript,
 * Vite's runner does.
 */
export async function runTypeScript(
  code: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Script> {
  // Inside the project, so that the code finds its packages.
  const scripts = join(root, 'node_modules', '.cache', 'dsa-feed-test')
  await mkdir(scripts, { recursive: true })
  const file = join(scripts, `${randomUUID()}.mjs`)
  const loader = `const { runnerImport } = await import('vite')
const settings = { root: ${JSON.stringify(root)}, configFile: false, logLevel: 'error' }
const load = async (path) => (await runnerImport(path, settings)).module\n`
  await writeFile(file, loader + code)
  const child: ChildProcess = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  let text = ''
  child.stdout?.on('data', (chunk) => {
    text += chunk
  })
  const ended: Script['ended'] = new Promise((done) => {
    child.once('close', (code, signal) => done({ code, signal }))
  })
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') await ended
  }
  atEnd(async () => {
    await kill('SIGKILL')
    await rm(file, { force: true })
  })
  return { pid: child.pid ?? 0, text: () => text, kill, ended }
}
