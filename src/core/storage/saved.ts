import { read, write } from './transaction.ts'

/** Keeps a post for good. One that is saved already keeps its place. @throws {StorageError} */
export async function savePost(postId: string, now: number): Promise<void> {
  await write(['saved'], 'strict', async (transaction) => {
    const saved = transaction.objectStore('saved')
    if ((await saved.getKey(postId)) === undefined) await saved.put({ postId, savedAt: now })
  })
}

/** @throws {StorageError} */
export async function unsavePost(postId: string): Promise<void> {
  await write(['saved'], 'strict', (transaction) => transaction.objectStore('saved').delete(postId))
}

export async function isSaved(postId: string): Promise<boolean> {
  return read(
    ['saved'],
    async (transaction) => (await transaction.objectStore('saved').getKey(postId)) !== undefined,
  )
}
