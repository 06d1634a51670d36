import type { StorageProblem } from '../domain/problem.ts'

/** Thrown by every function of this folder when the phone's storage fails it. */
export class StorageError extends Error {
  readonly problem: StorageProblem

  constructor(problem: StorageProblem, cause?: unknown) {
    super(problem.code, { cause })
    this.name = 'StorageError'
    this.problem = problem
  }
}

export function openingError(cause: unknown): unknown {
  return toStorageError(cause, {
    VersionError: 'storageNewer',
    QuotaExceededError: 'storageFull',
    SecurityError: 'storageRefused',
    // Firefox before 115 in private windows.
    InvalidStateError: 'storageRefused',
    AbortError: 'storageFailed',
    UnknownError: 'storageFailed',
  })
}

/** Anything that is not the platform's doing is a bug of ours, and is given back as it is. */
export function transactionError(cause: unknown): unknown {
  return toStorageError(cause, {
    QuotaExceededError: 'storageFull',
    AbortError: 'storageFailed',
    InvalidStateError: 'storageFailed',
    NotReadableError: 'storageFailed',
    TimeoutError: 'storageFailed',
    UnknownError: 'storageFailed',
  })
}

function toStorageError(cause: unknown, codes: Record<string, StorageProblem['code']>): unknown {
  const code = cause instanceof DOMException ? codes[cause.name] : undefined
  return code ? new StorageError({ code }, cause) : cause
}
