import { saveNote } from '../../core/storage/notes.ts'

/** What was typed and is not stored yet; it outlives the field while the app is open. */
const drafts = new Map<string, string>()
const running = new Map<string, Promise<void>>()

export function draftOf(postId: string): string | undefined {
  return drafts.get(postId)
}

/** Stores a note as it is typed: at once, and again while more was typed meanwhile. @throws {StorageError} */
export function storeDraft(postId: string, text: string): Promise<void> {
  drafts.set(postId, text)
  return storeWaiting(postId)
}

/** Tries once more what could not be stored. @throws {StorageError} */
export function storeWaiting(postId: string): Promise<void> {
  const run = running.get(postId) ?? storeAll(postId).finally(() => running.delete(postId))
  running.set(postId, run)
  return run
}

async function storeAll(postId: string): Promise<void> {
  for (let text = drafts.get(postId); text !== undefined; text = drafts.get(postId)) {
    await saveNote(postId, text, Date.now())
    if (drafts.get(postId) === text) drafts.delete(postId)
  }
}
