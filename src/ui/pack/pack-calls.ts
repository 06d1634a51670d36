import type { StorageProblem } from '../../core/domain/problem.ts'
import { StorageError } from '../../core/storage/storage-error.ts'
import type { CallAnswer, CallName, FileLook, PackCalls } from '../../worker/pack-messages.ts'
import type { RefreshRequest } from '../../worker/refresh-messages.ts'

interface Waiting {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
  tell: ((done: number, total: number) => void) | undefined
}

let worker: Worker | undefined
let calls = 0
let hasReader = false
const waiting = new Map<number, Waiting>()

/** Asks the pack worker, which is started with the first call. Rejects with a `StorageError` when storage fails it. */
export function callPackWorker<Name extends CallName>(
  name: Name,
  given: PackCalls[Name]['given'],
  tell?: (done: number, total: number) => void,
): Promise<PackCalls[Name]['gives']> {
  worker ??= startWorker()
  return post(name, given, [], tell)
}

function post<Name extends CallName>(
  name: Name,
  given: PackCalls[Name]['given'],
  transfer: Transferable[],
  tell?: (done: number, total: number) => void,
): Promise<PackCalls[Name]['gives']> {
  calls += 1
  const call = calls
  return new Promise((resolve, reject) => {
    waiting.set(call, { resolve: resolve as (value: unknown) => void, reject, tell })
    worker?.postMessage({ call, name, given }, transfer)
  })
}

/** The parser is the refresh worker's; one of its own, so that no refresh is waited for. */
export async function lookIntoFile(file: Blob): Promise<FileLook> {
  worker ??= startWorker()
  if (!hasReader) {
    const { port1, port2 } = new MessageChannel()
    const reader = new Worker(new URL('../../worker/refresh-worker.ts', import.meta.url), { type: 'module' })
    const request: RefreshRequest = { kind: 'read', port: port1 }
    reader.postMessage(request, [port1])
    await post('reader', port2, [port2])
    hasReader = true
  }
  return post('look', file, [])
}

function startWorker(): Worker {
  const started = new Worker(new URL('../../worker/pack-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<CallAnswer>) => hear(data))
  started.addEventListener('error', endWorker)
  // As the refresh worker (`use-refresh.ts`).
  addEventListener('pagehide', endWorker, { once: true })
  return started
}

function endWorker(): void {
  worker?.terminate()
  worker = undefined
  hasReader = false
  const failed = [...waiting.values()]
  waiting.clear()
  for (const { reject } of failed) reject(new StorageError({ code: 'storageFailed' }))
}

function hear(answer: CallAnswer): void {
  const asked = waiting.get(answer.call)
  if (answer.kind === 'progress') {
    asked?.tell?.(answer.done, answer.total)
    return
  }
  waiting.delete(answer.call)
  if (answer.kind === 'done') asked?.resolve(answer.value)
  else asked?.reject(failure(answer.problem, answer.message))
}

function failure(problem: StorageProblem | undefined, message: string): Error {
  return problem ? new StorageError(problem) : new Error(message)
}
