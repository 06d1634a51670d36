import { availableParallelism } from 'node:os'
import sharp, { type Metadata } from 'sharp'
import type { Bytes } from '../bytes.ts'
import { createLimiter } from '../limiter.ts'

// libvips keeps decoded pictures and a thread per core; a server that must stay small wants neither.
sharp.cache(false)
sharp.concurrency(1)
// It chooses a decoder by its own look at the bytes, and "<!--ftypavif--><svg>" is an SVG to it.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}`),
})

export type ResizedImage = { kind: 'image'; bytes: Bytes } | { kind: 'notAnImage' }

export type ResizeImage = (bytes: Uint8Array, width: number, maxPixels: number) => Promise<ResizedImage>

/** Decoding holds a processor: one stays free to answer. A big picture takes much memory besides. */
const decoding = createLimiter(Math.max(1, Math.min(2, availableParallelism() - 1)))
const decodingBig = createLimiter(1)
const bigPixels = 4_000_000

/** These are held whole, with up to 30 bytes for each pixel, where the others pass by in strips. */
const maxWholePixels = { heif: 2_500_000, gif: 4_000_000, progressive: 9_000_000 }

/** WebP has no more. */
const maxHeight = 16_383
const maxSeconds = 10

/** A WebP of at most `width` pixels, turned upright, moving only if it is small, with nothing of its EXIF. */
export async function resizeImage(
  bytes: Uint8Array,
  width: number,
  maxPixels: number,
): Promise<ResizedImage> {
  if (!isKnownImage(bytes)) return { kind: 'notAnImage' }
  try {
    const facts = await sharp(bytes, { limitInputPixels: maxPixels, pages: 1 }).metadata()
    const pixels = facts.width * facts.height
    if (pixels > Math.min(maxPixels, maxPixelsOf(facts))) return { kind: 'notAnImage' }
    const work = () => toWebp(bytes, width, maxPixels, isSmallAnimation(facts, bytes.length) ? -1 : 1)
    const made = await (pixels > bigPixels ? decodingBig(() => decoding(work)) : decoding(work))
    return { kind: 'image', bytes: made }
  } catch {
    // Damaged, cut off, or of more pixels than we decode.
    return { kind: 'notAnImage' }
  }
}

async function toWebp(bytes: Uint8Array, width: number, maxPixels: number, pages: number): Promise<Bytes> {
  const image = sharp(bytes, { limitInputPixels: maxPixels, pages, failOn: 'error' }).timeout({
    seconds: maxSeconds,
  })
  const resized = image.rotate().resize({ width, height: maxHeight, fit: 'inside', withoutEnlargement: true })
  return new Uint8Array(await resized.webp({ quality: 75 }).toBuffer())
}

function maxPixelsOf({ format, isProgressive }: Metadata): number {
  if (format === 'heif' || format === 'gif') return maxWholePixels[format]
  return isProgressive ? maxWholePixels.progressive : Number.POSITIVE_INFINITY
}

/** All frames of a larger one would take a second to encode, and more bytes than the rest of the post. */
function isSmallAnimation({ pages = 1, width, height }: Metadata, byteLength: number): boolean {
  return pages > 1 && pages <= 60 && pages * width * height <= 1_000_000 && byteLength <= 512 * 1024
}

/** By its first bytes, never by a header: JPEG, PNG, GIF, WebP, AVIF. SVG is a document, not a picture. */
export function isKnownImage(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG\r\n\x1a\n')) return true
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return true
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return true
  return start.slice(4, 8) === 'ftyp' && /^(avif|avis)$/.test(start.slice(8, 12))
}
