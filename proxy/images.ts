import { createHash } from 'node:crypto'
import type { Bytes } from './bytes.ts'
import type { FetchUpstream } from './fetch-upstream.ts'
import { createLimiter } from './limiter.ts'
import { resizeImage } from './resize-image.ts'
import { shareWork } from './shared-work.ts'
import type { Store } from './store.ts'
import type { UpstreamProblem } from './upstream-problem.ts'
import type { ImageWidth } from './wire.ts'

export type ImageAnswer =
  | { kind: 'image'; bytes: Bytes }
  | { kind: 'notAnImage' }
  | { kind: 'busy' }
  | { kind: 'failed'; problem: UpstreamProblem }

export type GetImage = (url: string, width: ImageWidth) => Promise<ImageAnswer>

/** Fetches hold memory, decoding holds the processor; a burst beyond the queue is turned away. */
const fetchesAtOnce = 12
const decodesAtOnce = 2
const maxWaiting = 400

export function createImages(options: {
  fetch: FetchUpstream
  store: Store
  maxPixels: number
  onStoreFault: (error: unknown) => void
}): GetImage {
  const { fetch, store } = options
  const fetching = createLimiter(fetchesAtOnce)
  const decoding = createLimiter(decodesAtOnce)
  const share = shareWork<ImageAnswer>()
  let waiting = 0

  async function make(url: string, width: ImageWidth, key: string): Promise<ImageAnswer> {
    const answer = await fetch({ url, wants: 'image' })
    if (answer.kind === 'failed') return answer
    if (answer.kind === 'unchanged') return { kind: 'failed', problem: { code: 'badAnswer' } }
    const resized = await decoding(() => resizeImage(answer.bytes, width, options.maxPixels))
    if (resized.kind === 'image') await store.writeImage(key, resized.bytes).catch(options.onStoreFault)
    return resized
  }

  return async (url, width) => {
    const key = imageKey(url, width)
    const stored = await store.readImage(key)
    if (stored !== undefined) return { kind: 'image', bytes: stored }
    if (waiting >= maxWaiting) return { kind: 'busy' }
    waiting++
    try {
      return await share(key, () => fetching(() => make(url, width, key)))
    } finally {
      waiting--
    }
  }
}

function imageKey(url: string, width: ImageWidth): string {
  return createHash('sha256').update(`${width} ${url}`).digest('base64url')
}
