import { read, write } from './transaction.ts'

export async function noteOf(postId: string): Promise<string> {
  const note = await read(['notes'], (transaction) => transaction.objectStore('notes').get(postId))
  return note?.text ?? ''
}

/** Keeps it as it was typed; one without a letter is none. @throws {StorageError} */
export async function saveNote(postId: string, text: string, now: number): Promise<void> {
  await write(['notes'], 'strict', async (transaction) => {
    const notes = transaction.objectStore('notes')
    if (text.trim() === '') return notes.delete(postId)
    const before = await notes.get(postId)
    await notes.put({ postId, text, writtenAt: before?.writtenAt ?? now })
  })
}
