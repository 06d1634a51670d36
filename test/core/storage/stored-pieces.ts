import { brokenAmong, inBatches } from '../../../src/core/storage/picture-bytes.ts'
import { joinedPieces, piecesOf } from '../../../src/core/storage/picture-pieces.ts'
import type { StoredImage } from '../../../src/core/storage/schema.ts'
import { read, write } from '../../../src/core/storage/transaction.ts'

/** Bytes of pictures as they lie in the store, with no record asked, by address. */
export async function storedBytes(): Promise<Map<string, number[]>> {
  const pieces = await read(['pictureBytes'], (transaction) =>
    transaction.objectStore('pictureBytes').getAll(),
  )
  const addresses = [...new Set(pieces.map(({ address }) => address))]
  return new Map(
    addresses.map((address) => [
      address,
      [...(joinedPieces(pieces.filter((piece) => piece.address === address)) ?? [])],
    ]),
  )
}

/** Addresses of those whose bytes are not the ones that were recorded. */
export async function brokenOf(images: readonly StoredImage[]): Promise<string[]> {
  return (await Promise.all(inBatches(images).map(brokenAmong))).flat()
}

/** As a fault of the disk would: their record stays. */
export async function damageBytes(address: string, bytes: Uint8Array): Promise<void> {
  await write(['pictureBytes'], 'strict', async (transaction) => {
    const store = transaction.objectStore('pictureBytes')
    await store.delete(IDBKeyRange.bound([address], [address, []]))
    await Promise.all(piecesOf(address, bytes).map((piece) => store.put(piece)))
  })
}
