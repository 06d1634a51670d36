import { imagePath } from '../../proxy/wire.ts'
import type { ReadPicture } from '../core/pack/read-pack.ts'
import { storedImages } from '../core/storage/pack-images.ts'
import { keptBytes } from '../core/storage/picture-bytes.ts'
import { keepPicture as keep, type RecordedPicture, recordedPicture } from '../core/storage/pictures.ts'
import { shownPicture } from '../core/storage/shown-pictures.ts'

/** As posts need them; `core/offline/picture-plan.ts` has the same. */
export const pictureWidth = 720

/** Where our server gives a picture. */
function pathOf(address: string): string {
  return imagePath(address, pictureWidth)
}

/** Kept for offline, or shown once. */
export async function pictureBytes(address: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return (await keptBytes(address)) ?? shownPicture(pathOf(address))
}

/** @throws {StorageError} */
export async function keepPicture(address: string, bytes: Uint8Array, now: number): Promise<void> {
  await keep({ address, bytes, width: pictureWidth }, now)
}

/** Those of a file that the phone does not have, ready to be stored with its posts. */
export async function unknownPictures(
  pictures: readonly ReadPicture[],
  now: number,
): Promise<RecordedPicture[]> {
  const known = await storedImages(pictures.map(({ address }) => address))
  const unknown: RecordedPicture[] = []
  for (const { address, bytes } of pictures) {
    if (known.has(address)) continue
    const shown = await shownPicture(pathOf(address))
    const given = shown ? { bytes: shown } : { bytes, fromFile: true as const }
    unknown.push(await recordedPicture({ address, width: pictureWidth, ...given }, now))
  }
  return unknown
}
