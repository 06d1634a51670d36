import { oldBytes } from './old-pictures.ts'
import { joinedPieces, piecesBetween } from './picture-pieces.ts'
import { hashOf } from './pictures.ts'
import type { PicturePiece, StoredImage } from './schema.ts'
import { StorageError } from './storage-error.ts'
import { read } from './transaction.ts'

/** Read by one request: few enough that three such batches, which are copied to be compared, are 8 MB. */
const batchBytes = 900_000
/** Most pictures have fewer. */
const jointBytes = 200_000
/** The browser has the row, and no longer what was in it. */
const lossNames = new Set(['DataError', 'NotReadableError'])

/** The bytes kept of one picture, at whatever width. */
export async function keptBytes(address: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return joinedPieces(await piecesOf(address)) ?? oldBytes(address)
}

/** In the order of their keys, so that the bytes of each batch stand in one range. */
export function inBatches(images: Iterable<StoredImage>): StoredImage[][] {
  const batches: StoredImage[][] = []
  let left = 0
  for (const image of [...images].sort((a, b) => (a.address < b.address ? -1 : 1))) {
    left -= image.bytes
    const batch = batches.at(-1)
    if (batch && left >= 0) batch.push(image)
    else {
      batches.push([image])
      left = batchBytes - image.bytes
    }
  }
  return batches
}

/** Addresses of those in a batch whose bytes are not the ones that were recorded. */
export async function brokenAmong(batch: readonly StoredImage[]): Promise<string[]> {
  const pieces = byAddress(await piecesOfAll(batch.map(({ address }) => address)))
  // One for all: what is hashed is copied at once. New memory for each takes longer than the copying.
  const joint = new Uint8Array(jointBytes)
  const found = await Promise.all(
    batch.map(async (image) =>
      (await isIntact(image, pieces.get(image.address), joint)) ? [] : image.address,
    ),
  )
  return found.flat()
}

function byAddress(pieces: readonly PicturePiece[]): Map<string, PicturePiece[]> {
  const all = new Map<string, PicturePiece[]>()
  for (const piece of pieces) all.set(piece.address, [...(all.get(piece.address) ?? []), piece])
  return all
}

/** One that is lost keeps all others from being read together with it. */
async function piecesOfAll(addresses: readonly string[]): Promise<PicturePiece[]> {
  try {
    return await piecesOf(addresses.at(0) ?? '', addresses.at(-1))
  } catch (error) {
    unlessLost(error)
    const each = await Promise.all(addresses.map((address) => piecesOf(address).catch(unlessLost)))
    return each.flatMap((pieces) => pieces ?? [])
  }
}

function piecesOf(first: string, last = first): Promise<PicturePiece[]> {
  return read(['pictureBytes'], (transaction) =>
    transaction.objectStore('pictureBytes').getAll(piecesBetween(first, last)),
  )
}

function unlessLost(error: unknown): undefined {
  const cause = error instanceof StorageError ? error.cause : error
  if (!(cause instanceof DOMException && lossNames.has(cause.name))) throw error
}

async function isIntact(
  { address, bytes, hash }: StoredImage,
  pieces: readonly PicturePiece[] | undefined,
  joint: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const found = joinedPieces(pieces ?? [], joint) ?? (await oldBytes(address).catch(() => undefined))
  return found?.length === bytes && (await hashOf(found)) === hash
}
