import type { StorageProblem } from '../core/domain/problem.ts'
import { StorageError } from '../core/storage/storage-error.ts'

/** What to tell the reader of a failed read or write; an error that is not the storage's is a bug, and thrown. */
export function storageProblemOf(error: unknown): StorageProblem {
  if (error instanceof StorageError) return error.problem
  throw error
}
