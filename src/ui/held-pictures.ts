import { onStored } from '../core/storage/changes.ts'
import type { LastRefresh } from '../core/storage/last-refresh.ts'

let held: Set<string> | undefined
let isAsked = false

/** From now on, once it is read, it is known which pictures this phone holds. */
export function knowHeld(): void {
  if (isAsked) return
  isAsked = true
  onStored(['images'], () => void readHeld())
  void readHeld()
}

/** A picture that is shown is kept, too. */
export function noteShown(url: string): void {
  held?.add(url)
}

interface Standing {
  lastRefresh: LastRefresh | undefined
}

/** Whether nothing came through the last time our server was asked, as far as is known. */
export function isCutOff({ lastRefresh }: Standing): boolean {
  return !navigator.onLine || lastRefresh?.problem !== undefined
}

/** Whether it would be in vain to ask for a picture. Not while it is unknown what this phone holds. */
export function isOutOfReach(url: string, standing: Standing): boolean {
  return held !== undefined && isCutOff(standing) && !held.has(url)
}

async function readHeld(): Promise<void> {
  held = undefined
  try {
    const { heldPictures } = await import('../core/storage/held-pictures.ts')
    held = await heldPictures()
  } catch {
    // Then each picture is asked for.
  }
}
