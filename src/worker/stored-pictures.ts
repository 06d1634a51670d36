import { imagePath } from '../../proxy/wire.ts'
import type { ReadPicture } from '../core/pack/read-pack.ts'
import { keptPicture, shownPicture } from '../core/storage/kept-picture.ts'
import { storedImages } from '../core/storage/pack-images.ts'
import { keepPicture as keepAt, putPicture } from '../core/storage/pictures.ts'
import type { StoredImage } from '../core/storage/schema.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** As posts need them; `core/offline/picture-plan.ts` has the same. */
export const pictureWidth = 720

/** Where our server gives a picture. */
function pictureKey(address: string): string {
  return imagePath(address, pictureWidth)
}

/** Kept for offline, or shown once. */
export async function pictureBytes(address: string): Promise<Bytes | undefined> {
  const kept = await keptPicture(address)
  if (kept) return new Uint8Array(await kept.answer.arrayBuffer())
  return (await shownPicture(pictureKey(address))) as Bytes | undefined
}

/** With its record. @throws {StorageError} */
export async function keepPicture(address: string, bytes: Uint8Array, now: number): Promise<StoredImage> {
  return keepAt(address, { bytes, width: pictureWidth }, now)
}

/**
 * Puts those where posts find them that the phone does not have, and gives their records, which are to be stored. What
 * is here is not written again: a kill in the middle of that would cost it.
 */
export async function putPictures(pictures: readonly ReadPicture[], now: number): Promise<StoredImage[]> {
  const known = await storedImages(pictures.map(({ address }) => address))
  const images: StoredImage[] = []
  for (const { address, bytes } of pictures) {
    if (known.has(address) && (await keptPicture(address))) continue
    const shown = await shownPicture(pictureKey(address))
    const given = shown ? { bytes: shown } : { bytes, fromFile: true as const }
    images.push(await putPicture(address, { ...given, width: pictureWidth }, now))
  }
  return images
}
