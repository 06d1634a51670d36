import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openDiskStore } from '../../proxy/disk-store.ts'
import { tempDir } from './support.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Writes without end and names each finished write; Node 20 runs no TypeScript, Vite's runner does. */
const writer = `
  import { randomBytes } from 'node:crypto'
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport('/proxy/disk-store.ts', { root: ${JSON.stringify(root)}, configFile: false })
  const store = await module.openDiskStore({ dir: process.argv[2], log: () => {} })
  for (let at = 0; ; at++) {
    const hash = await store.writeBody(randomBytes(200_000))
    const body = { hash, changedAt: at, finalUrl: 'http://e.example/' }
    await store.writeState('source' + (at % 5), { feedUrl: 'x', checkedAt: at, failures: 0, replaced: [], body })
    process.stdout.write(at + ' ' + hash + '\\n')
  }
`

test('kill -9 during writes loses no earlier body', async () => {
  const dir = await tempDir()
  // Inside the project, so that the writer finds its packages.
  const scripts = join(root, 'node_modules', '.cache', 'dsa-feed-test')
  await mkdir(scripts, { recursive: true })
  const script = join(scripts, 'writer.mjs')
  await writeFile(script, writer)
  const written = new Map<string, string>()
  for (const lines of [7, 12, 3]) {
    const child = spawn(process.execPath, [script, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise((done) => child.once('close', done))
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      if (text.split('\n').length > lines) child.kill('SIGKILL')
    })
    await ended
    for (const line of text.split('\n').slice(0, -1)) {
      const [at, hash = ''] = line.split(' ')
      written.set(`source${Number(at) % 5}`, hash)
    }
  }
  const problems: string[] = []
  const store = await openDiskStore({ dir, log: (line) => problems.push(line) })
  const states = await store.readStates()
  for (const [id, hash] of written) {
    const body = states.get(id)?.body
    // The one after the last named may be there too; it must then be whole.
    expect(await store.readBody(body?.hash ?? '', 'br'), id).toBeDefined()
    expect(await store.readBody(hash, 'gzip'), id).toBeDefined()
  }
  expect(written.size).toBe(5)
  expect(problems).toEqual([])
})
