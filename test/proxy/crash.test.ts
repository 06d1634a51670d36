import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDiskStore } from '../../proxy/store/disk-store.ts'
import { eventually } from '../support/eventually.ts'
import { runTypeScript } from './run-typescript.ts'
import { atEnd, tempDir } from './support.ts'

/** Writes without end and names each finished write. */
const writer = `
  import { randomBytes } from 'node:crypto'
  const { openDiskStore } = await load('/proxy/store/disk-store.ts')
  const store = await openDiskStore({ dir: process.argv[2], maxBytes: 1e9, log: () => {} })
  for (let at = Date.now(); ; at++) {
    const hash = await store.writeBody(Buffer.from(randomBytes(20_000).toString('hex')))
    const body = { hash, changedAt: at, finalUrl: 'http://e.example/' }
    await store.writeState('source' + (at % 5), { feedUrl: 'x', checkedAt: at, failures: 0, replaced: [], body })
    await store.writeBlob('blob' + (at % 5), randomBytes(50_000))
    process.stdout.write(at + ' ' + hash + '\\n')
  }
`

test('kill -9 during writes loses no earlier body, neither as first stored nor as compressed better', async () => {
  const dir = await tempDir()
  const written = new Map<string, string>()
  const blobs = new Set<string>()
  for (const lines of [7, 12, 3]) {
    const child = await runTypeScript(writer, [dir])
    await eventually(() => expect(child.text().split('\n').length).toBeGreaterThan(lines))
    await child.kill('SIGKILL')
    for (const line of child.text().split('\n').slice(0, -1)) {
      const [at, hash = ''] = line.split(' ')
      written.set(`source${Number(at) % 5}`, hash)
      blobs.add(`blob${Number(at) % 5}`)
    }
  }
  const problems: string[] = []
  const store = await openDiskStore({
    dir,
    maxBytes: 1e9,
    memoryBytes: 0,
    log: (line) => problems.push(line),
  })
  atEnd(store.close)
  const states = await store.readStates()
  const allWhole = async () => {
    for (const [id, hash] of written) {
      const body = states.get(id)?.body
      // The one after the last named may be there too; it must then be whole.
      for (const encoding of ['br', 'gzip'] as const) {
        expect(await store.readBody(body?.hash ?? '', encoding), id).toBeDefined()
        expect(await store.readBody(hash, encoding), id).toBeDefined()
      }
    }
  }
  expect(written.size).toBe(5)
  await allWhole()
  for (const key of blobs) expect(await store.readBlob(key), key).toBeDefined()
  // What the killed ones left in a hurry is taken up again.
  await eventually(async () => {
    const names = await readdir(join(dir, 'bodies'))
    expect(names.filter((name) => name.endsWith('.br'))).toEqual([])
  })
  await allWhole()
  expect(problems).toEqual([])
}, 60_000)
