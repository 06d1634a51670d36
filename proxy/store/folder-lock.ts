import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { StartError } from '../start-error.ts'

/** What a process that uses a folder, or wants to, tells whoever connects. */
interface Claim {
  name: string
  isHeld: boolean
  owner: string
}

const isWindows = process.platform === 'win32'
const answerMs = 2000
/** Of processes that start at the same moment; the others have long decided by then. */
const maxLooks = 40
const lookEveryMs = 50

/**
 * Holds a folder for one process. The system ends a listening socket with its process however that ends, so no
 * age has to be judged and no pid has to be looked up, which in containers is always 1; a lock file needs one or
 * the other, and Node has no `flock`. Every claim has a name of its own that is never used again, so a dead one
 * can be removed by anyone. Nobody holds the folder before it has looked around, listening, and found nobody
 * else: of two that did so, the later one to listen would have found the other.
 *
 * Rejects with a `StartError` that tells who holds the folder. Gives what releases it.
 */
export async function lockFolder(dir: string, log: Log): Promise<() => Promise<void>> {
  const folder = join(dir, 'lock')
  await mkdir(folder, { recursive: true })
  const door = await shortPathTo(folder)
  try {
    for (let left = maxLooks; ; left--) {
      const claim = { name: randomBytes(6).toString('hex'), isHeld: false, owner: ownName() }
      const opened = await openClaim(folder, door.path, claim)
      if (opened.kind === 'failed') {
        // Some shared and network file systems have no sockets.
        log(`CACHE_DIR ${dir} cannot be locked (${opened.reason}): make sure that only one process uses it.`)
        return async () => {}
      }
      const other = await lookAround(folder, door.path, claim.name).catch((error) => {
        return opened.release().then(() => Promise.reject(error))
      })
      claim.isHeld = other === undefined
      if (other === undefined) return opened.release
      await opened.release()
      if (other.isHeld || left === 0) throw inUse(dir, other)
      await delay(lookEveryMs)
    }
  } finally {
    await door.close()
  }
}

function inUse(dir: string, { owner }: Claim): StartError {
  return new StartError([`CACHE_DIR ${dir} is used by ${owner}: end that one, or give this one another.`])
}

/** Undefined when nobody else is there; otherwise whoever holds the folder or has precedence. */
async function lookAround(folder: string, path: string, own: string): Promise<Claim | undefined> {
  for (let left = maxLooks; ; left--) {
    const names = (await readdir(folder)).filter((name) => name !== own)
    const asked = await Promise.all(names.map((name) => askOrRemove(folder, path, name)))
    const others = asked.filter((claim) => claim !== undefined)
    const first = others.find(({ isHeld }) => isHeld) ?? others.find(({ name }) => name < own)
    if (first !== undefined || others.length === 0) return first
    // The others will see this one and step back, unless they were done looking before it came.
    if (left === 0) return others[0]
    await delay(lookEveryMs)
  }
}

async function askOrRemove(folder: string, path: string, name: string): Promise<Claim | undefined> {
  const claim = await ask(addressOf(path, name), name)
  if (claim === undefined) await rm(join(folder, name), { force: true })
  return claim
}

/** Undefined when nobody listens there any more. Who takes the connection lives, even when too busy to answer. */
function ask(address: string, name: string): Promise<Claim | undefined> {
  return new Promise((done) => {
    const socket = connect(address)
    let text = ''
    let isMute = false
    socket.setTimeout(answerMs, () => {
      isMute = true
      socket.destroy()
    })
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (['ECONNREFUSED', 'ENOENT', 'ENOTSOCK'].includes(error.code ?? '')) done(undefined)
    })
    socket.on('close', () => done(parseClaim(text, name, isMute)))
  })
}

/** One that is just ending may cut the connection without a word: it is asked again. */
function parseClaim(text: string, name: string, isMute: boolean): Claim {
  const [state, owner] = text.split('\n')
  return { name, isHeld: state === 'held' || isMute, owner: owner || 'a process that does not answer' }
}

type Opened = { kind: 'opened'; release: () => Promise<void> } | { kind: 'failed'; reason: string }

async function openClaim(folder: string, path: string, claim: Claim): Promise<Opened> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.end(`${claim.isHeld ? 'held' : 'wanted'}\n${claim.owner}`)
  })
  const reason = await new Promise<string | undefined>((done) => {
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
    server.listen(addressOf(path, claim.name), () => done(undefined))
  })
  if (reason !== undefined) return { kind: 'failed', reason }
  // A lock alone keeps no process running.
  server.unref()
  if (isWindows) await writeFile(join(folder, claim.name), '')
  const release = async () => {
    await new Promise<void>((done) => server.close(() => done()))
    await rm(join(folder, claim.name), { force: true })
  }
  return { kind: 'opened', release }
}

/** Windows has sockets under names of its own only; there the file just makes the name known. */
function addressOf(path: string, name: string): string {
  return isWindows ? `\\\\.\\pipe\\dsa-feed-${name}` : join(path, name)
}

/** The address of a socket has 104 bytes at most, 108 on Linux, and Node cuts longer ones off without a word. */
async function shortPathTo(folder: string): Promise<{ path: string; close: () => Promise<void> }> {
  if (isWindows || Buffer.byteLength(folder) <= 90) return { path: folder, close: async () => {} }
  const temp = await mkdtemp(join(tmpdir(), 'dsa-feed-lock-'))
  const path = join(temp, 'to')
  await symlink(resolve(folder), path)
  return { path, close: () => rm(temp, { recursive: true, force: true }) }
}

function ownName(): string {
  return `process ${process.pid} on ${hostname()}`
}
