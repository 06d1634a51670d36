import type { LastRefresh } from '../core/storage/last-refresh.ts'

let held: Set<string> | undefined

/** Where the publishers have the pictures that this phone holds, or that it is not known. */
export function setHeld(addresses: Set<string> | undefined): void {
  held = addresses
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
