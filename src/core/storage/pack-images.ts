import type { StoredImage } from './schema.ts'
import { read } from './transaction.ts'

/** What is stored of these pictures, by address. */
export async function storedImages(addresses: readonly string[]): Promise<Map<string, StoredImage>> {
  return read(['images'], async (transaction) => {
    const images = transaction.objectStore('images')
    const rows = await Promise.all(addresses.map((address) => images.get(address)))
    return new Map(rows.flatMap((row) => (row ? [[row.address, row]] : [])))
  })
}
