import type { Log } from '../log.ts'
import type { Sharing } from '../store/shared-work.ts'
import type { Store } from '../store/store.ts'
import { StoreAway } from '../store/store-away.ts'
import type { FetchUpstream } from '../upstream/fetch-upstream.ts'
import type { Limits } from '../upstream/limits.ts'
import { createImages, type GetImage } from './images.ts'
import { createPages, type GetPage } from './pages.ts'
import { createRateLimits, noLimits, type RateLimits } from './rate-limits.ts'
import { createReaderFetches, type ReaderFetches } from './reader-fetches.ts'
import { createResizer } from './resize-apart.ts'

export interface ReadingOptions {
  fetch: FetchUpstream
  store: Store
  sharing: Sharing
  limits: Limits
  hasRateLimits: boolean
  /** The built file that makes images in a process of its own; without it, this one makes them. */
  imageWorker?: string
  log: Log
  now: () => number
}

/** All that is fetched because a reader asks for it: feeds of their own, pictures, pages. */
export interface Reading {
  rateLimits: RateLimits
  fetches: ReaderFetches
  getImage: GetImage
  getPage: GetPage
  close: () => void
}

export async function openReading(options: ReadingOptions): Promise<Reading> {
  const { fetch, store, sharing, limits, hasRateLimits, imageWorker, log, now } = options
  const rateLimits = hasRateLimits ? createRateLimits(now) : noLimits
  const fetches = createReaderFetches({ fetch, rateLimits, isPolite: hasRateLimits, now })
  const resizer = imageWorker === undefined ? undefined : createResizer(imageWorker, log)
  const getImage = createImages({
    readerFetch: fetches.image,
    sharing,
    store,
    resize: resizer?.resize ?? (await import('./resize-image.ts')).resizeImage,
    maxPixels: limits.maxImagePixels,
    onStoreFault: (error) => {
      if (!(error instanceof StoreAway)) log(`An image cannot be stored: ${String(error)}`)
    },
  })
  const getPage = createPages({ readerFetch: fetches.page, sharing })
  return { rateLimits, fetches, getImage, getPage, close: () => resizer?.close() }
}
