import { imagePath } from '../../proxy/wire.ts'
import type { ReadPicture } from '../core/pack/read-pack.ts'
import { keptPicture, shownPicture } from '../core/storage/kept-picture.ts'
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

/** Puts those where posts find them that the phone does not have, and gives the records of all, which are to be stored. */
export async function keepPictures(pictures: readonly ReadPicture[], now: number): Promise<StoredImage[]> {
  const images: StoredImage[] = []
  for (const { address, bytes } of pictures) {
    const own = await pictureBytes(address)
    images.push(
      await putPicture(
        address,
        { ...(own ? { bytes: own } : { bytes, fromFile: true as const }), width: pictureWidth },
        now,
      ),
    )
  }
  return images
}
