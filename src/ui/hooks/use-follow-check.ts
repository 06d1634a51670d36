import { useEffect, useRef } from 'preact/hooks'
import { useAppData } from './use-app-data.ts'
import { askWorker } from './use-refresh.ts'

/** Looking through all posts holds up what a tap asks storage for: it waits until there was none for so long. */
const restMs = 5000

let waiting: ReturnType<typeof setTimeout> | undefined

/** Another choice of sources promises other pictures: looks again what is there of them, once the reader rests. */
export function useFollowCheck(): void {
  const follow = JSON.stringify(useAppData().settings.follow)
  const checked = useRef(follow)
  useEffect(() => {
    if (checked.current === follow) return
    checked.current = follow
    checkAtRest()
    addEventListener('click', checkAtRest, true)
  }, [follow])
}

function checkAtRest(): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    removeEventListener('click', checkAtRest, true)
    askWorker({ kind: 'ready', how: 'check' })
  }, restMs)
}
