import type { GuardMark } from '../domain/guard-mark.ts'

/** Of the local storage, which tells other windows of each change. */
export const guardKey = 'guard'

/** Known at once, with nothing to wait for. Any mark that can't be read hides, too. */
export function readMark(): GuardMark | undefined {
  let mark: unknown = document.getElementById('app')?.dataset.guard
  try {
    mark = localStorage.getItem(guardKey) ?? mark
  } catch {
    // A browser that keeps nothing.
  }
  return mark as GuardMark | undefined
}
