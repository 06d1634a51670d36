import { useEffect, useState } from 'preact/hooks'
import { onStored } from '../../core/storage/changes.ts'
import { missingPictures } from '../../core/storage/post-pictures.ts'
import { readReadiness } from '../../core/storage/readiness.ts'
import { throttled } from './throttled.ts'

type Listener = (isWhole: boolean) => void

/** Pictures come by the dozen: not after each of them. */
const lookAgainMs = 1000

/** The rows that ask, by their post. */
const asking = new Map<string, Set<Listener>>()
const look = throttled(() => void lookNow().catch(() => {}), lookAgainMs)
let isListening = false

/** Whether all pictures of a post are on the phone; `true` until that is known. All rows are looked up together. */
export function useIsWhole(postId: string): boolean {
  const [isWhole, setWhole] = useState(true)
  useEffect(() => {
    const listeners = asking.get(postId) ?? new Set<Listener>()
    asking.set(postId, listeners.add(setWhole))
    listen()
    look.call()
    return () => {
      listeners.delete(setWhole)
      if (listeners.size === 0) asking.delete(postId)
    }
  }, [postId])
  return isWhole
}

/** For as long as the page is open: rows come and go all the time. */
function listen(): void {
  if (!isListening) onStored(['images'], look.call)
  isListening = true
}

/** Before the first check all of them are on their way. */
async function lookNow(): Promise<void> {
  if (!(await readReadiness())) return
  const missing = await missingPictures([...asking.keys()])
  for (const [id, listeners] of asking)
    for (const listener of listeners) listener((missing.get(id) ?? []).length === 0)
}
