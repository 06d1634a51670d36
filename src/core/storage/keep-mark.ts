import type { GuardMark } from '../domain/guard-mark.ts'
import { keepMarkCopy } from './guard-copy.ts'
import { guardKey } from './guard-mark.ts'

/**
 * Kept twice: the local storage can be read at once and tells every window, but a browser that is killed may not have
 * written it yet.
 */
export async function keepMark(mark: GuardMark | undefined): Promise<void> {
  document.getElementById('app')?.removeAttribute('data-guard')
  try {
    if (mark) localStorage.setItem(guardKey, mark)
    else localStorage.removeItem(guardKey)
  } catch {
    // A browser that keeps nothing has no next start to tell.
  }
  if (globalThis.caches) await keepMarkCopy(mark)
}
