import { StorageError } from './storage-error.ts'

/** There is an app lock, and this page or worker has no key for it, or none any more. */
export function isLocked(error: unknown): boolean {
  return error instanceof StorageError && error.problem.code === 'storageLocked'
}

/** What `work` gives; nothing where it needs the reader's own rows and they are locked. */
export async function unlessLocked<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    if (isLocked(error)) return undefined
    throw error
  }
}
