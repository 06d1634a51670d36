import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockFolder } from '../../../proxy/store/folder-lock.ts'
import { eventually } from '../../support/eventually.ts'
import { runTypeScript } from '../run-typescript.ts'
import { tempDir } from '../support.ts'

const quiet = () => {}

test('a folder held by one is refused to the next, who is told by whom, until it is released', async () => {
  const dir = await tempDir()
  const release = await lockFolder(dir, quiet)
  await expect(lockFolder(dir, quiet)).rejects.toThrow(
    `CACHE_DIR ${dir} is used by process ${process.pid} on`,
  )
  await release()
  await (await lockFolder(dir, quiet))()
  expect(await readdir(join(dir, 'lock'))).toEqual([])
})

test('of many that start at once exactly one gets the folder', async () => {
  const dir = await tempDir()
  const ends = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(dir, quiet)))
  const held = ends.filter((end) => end.status === 'fulfilled')
  expect(held).toHaveLength(1)
  await held[0]?.value()
})

test('a path too long for a socket is locked all the same', async () => {
  const dir = join(await tempDir(), 'long'.repeat(30))
  const release = await lockFolder(dir, quiet)
  await expect(lockFolder(dir, quiet)).rejects.toThrow('is used by process')
  await release()
  expect(await readdir(join(dir, 'lock'))).toEqual([])
})

test('what lies in the folder and does not listen holds nobody up', async () => {
  const dir = await tempDir()
  await mkdir(join(dir, 'lock'))
  await writeFile(join(dir, 'lock', '000000000000'), '')
  await (await lockFolder(dir, quiet))()
  expect(await readdir(join(dir, 'lock'))).toEqual([])
})

const holder = `
  const { lockFolder } = await load('/proxy/store/folder-lock.ts')
  await lockFolder(process.argv[2], console.log)
  console.log('held')
  setInterval(() => {}, 1000)
`

test('a process that is stopped still holds its folder; one killed with -9 holds nothing', async () => {
  const dir = await tempDir()
  const child = await runTypeScript(holder, [dir])
  await eventually(() => expect(child.text()).toContain('held'))
  await expect(lockFolder(dir, quiet)).rejects.toThrow(`used by process ${child.pid} on`)
  child.kill('SIGSTOP')
  await expect(lockFolder(dir, quiet)).rejects.toThrow('is used by a process that does not answer')
  await child.kill('SIGKILL')
  await (await lockFolder(dir, quiet))()
})
