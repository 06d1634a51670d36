import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { createLimiter } from '../limiter.ts'
import type { Log } from '../log.ts'
import type { ResizedImage, ResizeImage } from './resize-image.ts'

export interface ResizeJob {
  id: number
  bytes: Uint8Array
  width: number
  maxPixels: number
}

export interface ResizeDone {
  id: number
  answer: ResizedImage
}

export interface Resizer {
  resize: ResizeImage
  close: () => void
}

/** glibc keeps what a picture took, in a heap for each thread: 400 MB after a day, where 90 are in use. */
const givesMemoryBack = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
}
/** Handed over at a time, one to work on and one to follow: each is copied on the way. */
const atOnce = 2
const idleMs = 60_000
const longestMs = 30_000

/**
 * Decodes in a process of its own, which yields the processor to the server, knows none of its settings, gives its
 * memory back when nothing is left to do, and may be killed by a picture.
 */
export function createResizer(workerFile: string, log: Log): Resizer {
  const jobs = new Map<number, (answer: ResizedImage) => void>()
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let lastId = 0

  const end = () => {
    child?.removeAllListeners('exit')
    if (child?.connected) child.disconnect()
    child = undefined
  }
  const lose = (reason: string) => {
    log(`The process that makes images ended: ${reason}.`)
    end()
    for (const done of jobs.values()) done({ kind: 'notAnImage' })
  }

  function start(): ChildProcess {
    const started = fork(workerFile, { serialization: 'advanced', execArgv: [], env: workerEnv() })
    started.on('message', ({ id, answer }: ResizeDone) => jobs.get(id)?.(answer))
    started.on('exit', (code, signal) => lose(signal ?? `code ${code}`))
    started.on('error', (error) => lose(String(error)))
    if (started.pid !== undefined) setPriority(started.pid, 5)
    return started
  }

  const inTurn = createLimiter(atOnce)
  return {
    resize: (bytes, width, maxPixels) => inTurn(() => handOver(bytes, width, maxPixels)),
    close: () => {
      clearTimeout(idle)
      end()
    },
  }

  function handOver(bytes: Uint8Array, width: number, maxPixels: number): Promise<ResizedImage> {
    return new Promise((resolve) => {
      clearTimeout(idle)
      child ??= start()
      const id = ++lastId
      const tooLong = setTimeout(() => child?.kill('SIGKILL'), longestMs)
      jobs.set(id, (answer) => {
        clearTimeout(tooLong)
        jobs.delete(id)
        if (jobs.size === 0) idle = setTimeout(end, idleMs).unref()
        resolve(answer)
      })
      const job: ResizeJob = { id, bytes, width, maxPixels }
      // Where it cannot be sent, the process has ended, and says so.
      child.send(job, () => {})
    })
  }
}

/** Windows starts no process without the second. */
function workerEnv(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env
  return { ...givesMemoryBack, ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }) }
}
