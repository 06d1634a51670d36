import { useEffect, useRef } from 'preact/hooks'
import { throttled } from './throttled.ts'
import { useAppData } from './use-app-data.ts'
import { askWorker } from './use-refresh.ts'

/** Switches are often pressed one after the other. */
const betweenChecksMs = 1000

const check = throttled(() => askWorker({ kind: 'ready', how: 'check' }), betweenChecksMs)

/** Another choice of sources promises other pictures: looks again what is there of them. */
export function useFollowCheck(): void {
  const follow = JSON.stringify(useAppData().settings.follow)
  const checked = useRef(follow)
  useEffect(() => {
    if (checked.current === follow) return
    checked.current = follow
    check.call()
  }, [follow])
}
