import { onStored } from '../core/storage/changes.ts'
import { keptPicture } from '../core/storage/kept-picture.ts'
import { throttled } from './hooks/throttled.ts'
import { onRefreshEnd } from './hooks/use-refresh.ts'

/** Pictures come by the dozen: not after each of them. */
const lookAgainMs = 1000

/**
 * For a picture that couldn't be had at `path`, our server's address for it: tries again, out of sight, whenever it may
 * be there, and calls `show` once it is. Returns what ends that.
 */
export function whenPictureComes(path: string, show: () => void): () => void {
  const address = new URL(path, location.href).searchParams.get('url') ?? ''
  let probe: HTMLImageElement | undefined
  let hasEnded = false
  const end = () => {
    hasEnded = true
    if (probe) probe.onload = null
    removeEventListener('online', load)
    look.stop()
    for (const unwatch of watches) unwatch()
  }
  const load = () => {
    if (hasEnded) return
    if (probe) probe.onload = null
    probe = new Image()
    probe.onload = () => {
      end()
      show()
    }
    probe.src = path
  }
  // Kept, it costs no request; else there would be one for each other picture that comes.
  const look = throttled(
    () =>
      void keptPicture(address).then(
        (kept) => kept && load(),
        () => {},
      ),
    lookAgainMs,
  )
  // A phone often says it is online before it is, and not again once it is.
  addEventListener('online', load)
  const watches = [onStored(['images'], look.call), onRefreshEnd(() => navigator.onLine && load())]
  return end
}
