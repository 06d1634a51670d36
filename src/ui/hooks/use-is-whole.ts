import { useEffect, useState } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import { picturesOf } from '../../core/storage/body-pictures.ts'
import { onStored } from '../../core/storage/changes.ts'
import { pictureAddresses } from '../../core/storage/pictures.ts'
import { readReadiness } from '../../core/storage/readiness.ts'
import { throttled } from './throttled.ts'

/** Pictures come by the dozen: not after each of them. */
const lookAgainMs = 1000

/** Addresses of all pictures on the phone, so that a row that comes knows at once; none until a first check was made. */
let stored: ReadonlySet<string> | undefined
const listeners = new Set<() => void>()
const look = throttled(() => void lookNow().catch(() => {}), lookAgainMs)
let isListening = false

/** Whether all pictures of a post are on the phone; `true` until that is known. */
export function useIsWhole(post: Post): boolean {
  const [isWhole, setWhole] = useState(() => isWholeNow(post))
  useEffect(() => {
    const listener = () => setWhole(isWholeNow(post))
    listeners.add(listener)
    listener()
    listen()
    return () => {
      listeners.delete(listener)
    }
  }, [post])
  return isWhole
}

function isWholeNow(post: Post): boolean {
  const known = stored
  return known === undefined || picturesOf(post).every((address) => known.has(address))
}

/** For as long as the page is open: rows come and go all the time. */
function listen(): void {
  if (isListening) return
  isListening = true
  onStored(['images'], look.call)
  look.call()
}

/** Before the first check all of them are on their way. */
async function lookNow(): Promise<void> {
  if (!(await readReadiness())) return
  stored = new Set(await pictureAddresses())
  for (const listener of listeners) listener()
}
