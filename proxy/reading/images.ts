import { createHash } from 'node:crypto'
import type { Bytes } from '../bytes.ts'
import { contentHash } from '../store/encoded.ts'
import { type Sharing, shareInProcess } from '../store/shared-work.ts'
import type { Store } from '../store/store.ts'
import type { ImageWidth } from '../wire.ts'
import type { ReaderFetch, ReaderTrouble, UpstreamBody } from './reader-fetch.ts'
import type { Failure } from './recent-failures.ts'
import type { ResizeImage } from './resize-image.ts'

export interface Image {
  kind: 'image'
  bytes: Bytes
  /** Names what it was made of and its width. */
  hash: string
  isStored: boolean
}

export type ImageAnswer = Image | ReaderTrouble

/** `takeTurn` is asked only where the picture has to be fetched: seconds to wait, if any. */
export type GetImage = (
  url: URL,
  width: ImageWidth,
  takeTurn: () => Promise<number | undefined>,
) => Promise<ImageAnswer>

/** For those who looked into the store just before; over several processes, also for those who wait. */
function shareMs({ kind }: ImageAnswer): number {
  if (kind === 'image') return 5000
  return kind === 'failed' || kind === 'unfit' ? 1000 : 0
}

/**
 * Kept under a hash of what they were made of, to which a small entry for each address points: the same picture
 * at two addresses is made and stored once.
 */
export function createImages(options: {
  readerFetch: ReaderFetch
  store: Store
  resize: ResizeImage
  maxPixels: number
  onStoreFault: (error: unknown) => void
  sharing?: Sharing
}): GetImage {
  const { readerFetch, store, resize, maxPixels, onStoreFault, sharing = shareInProcess } = options
  const share = sharing<ImageAnswer>({ name: 'image', keepMs: shareMs })
  const write = (key: string, bytes: Uint8Array) => store.writeBlob(key, bytes).catch(onStoreFault)
  const read = (key: string) =>
    store.readBlob(key).catch((error: unknown) => {
      onStoreFault(error)
      return undefined
    })

  async function readStored(pointer: string): Promise<Image | undefined> {
    const target = await read(pointer)
    if (target === undefined) return undefined
    const hash = Buffer.from(target).toString('latin1')
    const bytes = await read(hash)
    return bytes && { kind: 'image', bytes, hash, isStored: true }
  }

  async function make(body: UpstreamBody, width: ImageWidth, pointer: string): Promise<Image | Failure> {
    const hash = `${contentHash(body.bytes)}-${width}`
    const known = await read(hash)
    const resized = known ? undefined : await resize(body.bytes, width, maxPixels)
    if (resized?.kind === 'notAnImage') return { kind: 'unfit' }
    const bytes = known ?? resized?.bytes ?? new Uint8Array()
    if (known === undefined) await write(hash, bytes)
    await write(pointer, Buffer.from(hash))
    return { kind: 'image', bytes, hash, isStored: false }
  }

  return async (url, width, takeTurn) => {
    const pointer = pointerKey(url, width)
    const known = (await readStored(pointer)) ?? readerFetch.recentFailure(url)
    if (known !== undefined) return known
    const waitSeconds = await takeTurn()
    if (waitSeconds !== undefined) return { kind: 'tooManyRequests', waitSeconds }
    return share(pointer, () => readerFetch.get(url, (body) => make(body, width, pointer)))
  }
}

function pointerKey(url: URL, width: ImageWidth): string {
  return createHash('sha256').update(`address ${width} ${url.href}`).digest('base64url')
}
