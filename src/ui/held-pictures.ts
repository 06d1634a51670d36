import { onStored } from '../core/storage/changes.ts'

let held: Set<string> | undefined
let isAsked = false

/** A picture could not be had. From now on it is known which others are on this phone. */
export function noteMissing(): void {
  if (isAsked) return
  isAsked = true
  onStored(['images'], () => void readHeld())
  void readHeld()
}

/** A picture that is shown is kept, too. */
export function noteShown(url: string): void {
  held?.add(url)
}

/** Whether it would be in vain, for one who is cut off, to ask for a picture. Nothing is, until one could not be had. */
export function isOutOfReach(url: string): boolean {
  return held !== undefined && !held.has(url)
}

async function readHeld(): Promise<void> {
  held = undefined
  try {
    const { heldPictures } = await import('../core/storage/held-pictures.ts')
    held = await heldPictures()
  } catch {
    // Then each picture is asked for, as before.
  }
}
