import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { atEnd, freePort, tempDir } from './support.ts'

const binary = ['valkey-server', 'redis-server'].map(findOnPath).find((path) => path !== undefined)

function findOnPath(name: string): string | undefined {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const howToInstall = 'needs Valkey or Redis on this machine: apt-get install valkey-server, or redis-server'
// Reporters keep the reason of a skipped test to themselves.
if (binary === undefined) process.stderr.write(`Skipped: every test of this file that ${howToInstall}\n`)

/** A test that needs a Valkey or Redis server on this machine. */
export function valkeyTest(name: string, body: () => Promise<void>): void {
  test(name, { timeout: 120_000 }, async ({ skip }) => {
    if (binary === undefined) skip(howToInstall)
    await body()
  })
}

export interface ValkeyServer {
  url: string
  /** SIGKILL: what it held is gone, for nothing is written to disk. */
  stop: () => Promise<void>
  /** Again on the same port, empty. */
  start: () => Promise<void>
  /** Holds it still: connections stay, answers don't come. */
  freeze: () => void
  thaw: () => void
}

export async function valkeyServer(...options: string[]): Promise<ValkeyServer> {
  const [host = '', port = ''] = (await freePort()).split(':')
  const dir = await tempDir()
  let child: ChildProcess | undefined
  const start = async () => {
    const quiet = ['--save', '', '--appendonly', 'no', '--dir', dir, '--bind', host, '--port', port]
    child = spawn(binary ?? '', [...quiet, ...options], { stdio: 'ignore' })
    await eventually(() => answers(host, Number(port)))
  }
  const stop = async () => {
    const ended = new Promise((done) => child?.once('close', done))
    child?.kill('SIGKILL')
    await ended
  }
  await start()
  atEnd(async () => {
    if (child?.exitCode === null && child.signalCode === null) await stop()
  })
  return {
    url: `redis://${host}:${port}`,
    stop,
    start,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
  }
}

function answers(host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect(port, host, () => {
      socket.destroy()
      done()
    })
    socket.on('error', fail)
  })
}
