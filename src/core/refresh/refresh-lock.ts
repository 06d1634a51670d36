const lockName = 'refresh'

let isHeldHere = false

/** Undefined, at once, when another page or worker is at it. */
export async function withRefreshLock<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  const locks: LockManager | undefined = globalThis.navigator?.locks
  // Web Locks are given to secure pages only, and `http://192.168…` is none: there, one per worker must do.
  if (!locks) return withOwnLock(work)
  return locks.request(lockName, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
}

/** Or when the signal is aborted. */
export async function whenRefreshHasEnded(signal: AbortSignal): Promise<void> {
  const locks: LockManager | undefined = globalThis.navigator?.locks
  await locks?.request(lockName, { mode: 'shared', signal }, () => undefined).catch(() => undefined)
}

async function withOwnLock<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  if (isHeldHere) return undefined
  isHeldHere = true
  try {
    return await work()
  } finally {
    isHeldHere = false
  }
}
