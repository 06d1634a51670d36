import sharp from 'sharp'
import type { Bytes } from './bytes.ts'

// libvips keeps decoded pictures and a thread per core; a server that must stay small wants neither.
sharp.cache(false)
sharp.concurrency(1)

export type ResizedImage = { kind: 'image'; bytes: Bytes } | { kind: 'notAnImage' }

/** A WebP of at most `width` pixels, turned upright, its first frame only, with nothing of its EXIF. */
export async function resizeImage(
  bytes: Uint8Array,
  width: number,
  maxPixels: number,
): Promise<ResizedImage> {
  if (!isKnownImage(bytes)) return { kind: 'notAnImage' }
  try {
    const image = sharp(bytes, { limitInputPixels: maxPixels, pages: 1, failOn: 'error' })
    const resized = image.rotate().resize({ width, withoutEnlargement: true }).webp({ quality: 75 })
    return { kind: 'image', bytes: new Uint8Array(await resized.toBuffer()) }
  } catch {
    // Damaged, cut off, or of more pixels than we decode.
    return { kind: 'notAnImage' }
  }
}

/** By its first bytes, never by a header: JPEG, PNG, GIF, WebP, AVIF. SVG is a document, not a picture. */
export function isKnownImage(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG\r\n\x1a\n')) return true
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return true
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return true
  return start.slice(4, 8) === 'ftyp' && /^(avif|avis)$/.test(start.slice(8, 12))
}
