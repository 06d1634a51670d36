import { mkdir, rm, writeFile } from 'node:fs/promises'
import { getPriority } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createResizer } from '../../../proxy/reading/resize-apart.ts'
import { startServer } from '../../../proxy/server.ts'
import { imagePath } from '../../../proxy/wire.ts'
import { serverBuild } from '../../../scripts/build.mjs'
import { runTypeScript } from '../run-typescript.ts'
import { atEnd, publisher, settingsFor, tempDir, until } from '../support.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The worker as it is delivered, inside the project so that it finds its packages. */
async function builtWorker(): Promise<string> {
  const { build } = await import('vite')
  const outDir = join(root, 'node_modules', '.cache', 'dsa-feed-test', `server-${process.pid}-${Date.now()}`)
  await mkdir(outDir, { recursive: true })
  atEnd(() => rm(outDir, { recursive: true, force: true }))
  await build({ ...serverBuild, logLevel: 'error', build: { ...serverBuild.build, outDir } })
  return join(outDir, 'image-worker.js')
}

test('the built server makes images in a process of its own, which ends with it', async () => {
  const imageWorker = await builtWorker()
  const picture = await sharp({ create: { width: 400, height: 200, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const site = await publisher((_, response) => response.end(picture))
  const server = await startServer(await settingsFor([], [site]), { log: () => {}, imageWorker })
  atEnd(server.close)
  const answer = await fetch(server.url + imagePath(`http://${site}/a.png`, 96))
  expect((await sharp(await answer.arrayBuffer()).metadata()).width).toBe(96)

  // What holds the process is only its channel to the server: killed like this, that one can tell it nothing.
  const parent = await runTypeScript(
    `import { fork } from 'node:child_process'
     const child = fork(process.argv[2], { serialization: 'advanced' })
     child.on('message', () => console.log('pid ' + child.pid + ' '))
     child.send({ id: 1, bytes: new Uint8Array(9), width: 96, maxPixels: 9 })`,
    [imageWorker],
  )
  await until(() => /pid \d+ /.test(parent.text()))
  const pid = Number(/pid (\d+) /.exec(parent.text())?.[1])
  process.kill(pid, 'SIGTERM')
  process.kill(pid, 'SIGINT')
  expect(isAlive(pid)).toBe(true)
  await parent.kill('SIGKILL')
  await until(() => !isAlive(pid))
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Answers with its pid and environment, unless the bytes kill it. */
const fakeWorker = `process.on('message', ({ id, bytes }) => {
  if (bytes[0] === 1) process.kill(process.pid, 'SIGKILL')
  const text = JSON.stringify({ pid: process.pid, env: Object.keys(process.env) })
  process.send({ id, answer: { kind: 'image', bytes: Buffer.from(text) } })
})
process.on('disconnect', () => process.exit())
`

async function given() {
  const file = join(await tempDir(), 'worker.mjs')
  await writeFile(file, fakeWorker)
  const lines: string[] = []
  const { resize, close } = createResizer(file, (line) => lines.push(line))
  atEnd(async () => close())
  const ask = async (first: number) => {
    const answer = await resize(new Uint8Array([first]), 96, 9)
    if (answer.kind !== 'image') return answer.kind
    return JSON.parse(Buffer.from(answer.bytes).toString()) as { pid: number; env: string[] }
  }
  return { ask, close, lines }
}

test('it yields the processor, and is told nothing of the server’s settings', async () => {
  const { ask } = await given()
  const told = await ask(0)
  if (typeof told === 'string') throw new Error(told)
  expect(getPriority(told.pid)).toBe(5)
  expect(told.pid).not.toBe(process.pid)
  expect(told.env.filter((name) => !/^(MALLOC_|NODE_CHANNEL_|PATH$|SystemRoot$)/.test(name))).toEqual([])
})

test('a picture that kills it is no image, and the next one is made by another', async () => {
  const { ask, lines } = await given()
  const first = await ask(0)
  expect(await ask(1)).toBe('notAnImage')
  expect(lines).toEqual(['The process that makes images ended: SIGKILL.'])
  const next = await ask(0)
  expect(next).toMatchObject({ pid: expect.any(Number) })
  expect(next).not.toEqual(first)
})

test('when the server ends, so does it, and nothing is logged', async () => {
  const { ask, close, lines } = await given()
  const told = await ask(0)
  if (typeof told === 'string') throw new Error(told)
  close()
  await until(() => !isAlive(told.pid))
  expect(lines).toEqual([])
})
