import type { PageAnswer, PageRequest } from '../../worker/page-messages.ts'

/** A page that takes a slow phone longer was made to. */
const patienceMs = 60_000

/** The article of a page, found by a worker of its own; none also where that fails. */
export function askPageWorker(request: PageRequest): Promise<PageAnswer> {
  const worker = new Worker(new URL('../../worker/page-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<PageAnswer>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<PageAnswer>) => resolve(data)
    worker.onerror = () => resolve(undefined)
    setTimeout(() => resolve(undefined), patienceMs)
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}
