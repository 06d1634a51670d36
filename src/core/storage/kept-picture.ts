import { type IDBPDatabase, openDB } from 'idb'
import { databaseName } from './database.ts'
import { type KeptPicture, oldPicture } from './old-pictures.ts'
import { joinedPieces, piecesBetween } from './picture-pieces.ts'
import type { Schema } from './schema.ts'

export type { KeptPicture } from './old-pictures.ts'

let opening: Promise<IDBPDatabase<Schema>> | undefined

/**
 * The bytes kept of a picture, at whatever width, for the service worker. It has a connection of its own: it may be
 * older or newer than the database, never changes that, and keeps nobody from doing so.
 */
export async function keptPicture(address: string): Promise<KeptPicture | undefined> {
  // The second time by a new connection, as browsers end one that is long unused. Where storage fails there is still
  // the network.
  const read = () => readPicture(address)
  return (
    (await read()
      .catch(read)
      .catch(() => undefined)) ?? oldPicture(address)
  )
}

async function readPicture(address: string): Promise<KeptPicture | undefined> {
  try {
    opening ??= open()
    const transaction = (await opening).transaction(['images', 'pictureBytes'])
    transaction.done.catch(() => undefined)
    const [image, pieces] = await Promise.all([
      transaction.objectStore('images').get(address),
      transaction.objectStore('pictureBytes').getAll(piecesBetween(address)),
    ])
    const bytes = joinedPieces(pieces)
    if (!image || bytes?.length !== image.bytes) return undefined
    const headers = { 'content-type': 'image/webp', 'content-length': String(image.bytes) }
    return { answer: new Response(bytes, { headers }), width: image.width }
  } catch (error) {
    close()
    throw error
  }
}

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(databaseName, undefined, {
    upgrade: (_database, _oldVersion, _newVersion, transaction) => {
      // There is none, and only the app itself makes one.
      transaction.done.catch(() => undefined)
      transaction.abort()
    },
    blocking: close,
    terminated: close,
  })
}

function close(): void {
  opening?.then((database) => database.close()).catch(() => undefined)
  opening = undefined
}
