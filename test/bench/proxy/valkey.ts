import { spawn, spawnSync } from 'node:child_process'
import { connect } from 'node:net'
import { freePort } from '../../support/app-under-test.ts'

/** A Valkey or Redis server that keeps nothing; undefined where none is installed. */
export async function startValkey(
  folder: string,
): Promise<{ url: string; close: () => Promise<void> } | undefined> {
  const names = ['valkey-server', 'redis-server']
  const name = names.find((known) => spawnSync(known, ['--version']).status === 0)
  if (name === undefined) return undefined
  const port = await freePort()
  const options = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ]
  const child = spawn(name, options, { stdio: 'ignore' })
  // Also where the bench fails.
  process.on('exit', () => child.kill('SIGKILL'))
  const ended = new Promise((done) => child.once('exit', done))
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`${name} ended before it listened.`)
    await new Promise((done) => setTimeout(done, 20))
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    close: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
}
