import { cacheNames } from './cache-names.ts'
import { addressOf, openOldPictures } from './old-pictures.ts'
import { piecesBetween, piecesOf } from './picture-pieces.ts'
import { StorageError } from './storage-error.ts'
import { write } from './transaction.ts'

/** Few: they lie in memory together, and on a full phone there must be room for them twice. */
const atOnce = 8

interface OldPicture {
  address: string
  bytes: Uint8Array
}

/**
 * Brings pictures that an earlier version of the app kept in a cache to where they are kept now. Each is there before it
 * goes here, so what ends this half-way costs none, and the next time goes on. A full phone keeps them where they are.
 */
export async function movePictures(signal: AbortSignal): Promise<void> {
  const cache = await openOldPictures()
  if (!cache) return
  try {
    const keys = await cache.keys()
    for (let at = 0; at < keys.length; at += atOnce) {
      if (signal.aborted) return
      await move(keys.slice(at, at + atOnce), cache)
    }
    await caches.delete(cacheNames.oldPictures)
  } catch (error) {
    if (!(error instanceof StorageError) || error.problem.code !== 'storageFull') throw error
  }
}

async function move(keys: readonly Request[], cache: Cache): Promise<void> {
  const found = await Promise.all(keys.map((key) => pictureAt(key, cache)))
  // Strict: when the cache has lost them they are nowhere else.
  await write(
    ['images', 'pictureBytes'],
    'strict',
    async (transaction) => {
      const [images, stored] = [transaction.objectStore('images'), transaction.objectStore('pictureBytes')]
      const put = async ({ address, bytes }: OldPicture) => {
        const [record, newer] = await Promise.all([
          images.getKey(address),
          stored.getKey(piecesBetween(address)),
        ])
        // Without a record nobody wants it; what came since is not put back.
        if (record === undefined || newer !== undefined) return
        await Promise.all(piecesOf(address, bytes).map(async (piece) => stored.put(piece)))
      }
      await Promise.all(found.flatMap((picture) => (picture ? put(picture) : [])))
    },
    () => [],
  )
  await Promise.all(keys.map((key) => cache.delete(key)))
}

async function pictureAt(key: Request, cache: Cache): Promise<OldPicture | undefined> {
  try {
    const bytes = await (await cache.match(key))?.arrayBuffer()
    return bytes && { address: addressOf(key), bytes: new Uint8Array(bytes) }
  } catch {
    // The browser has the name of it, and no longer the bytes: the check finds its record without any.
    return undefined
  }
}
