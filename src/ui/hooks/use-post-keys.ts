import { useEffect, useRef } from 'preact/hooks'
import { isPlainKey } from './plain-key.ts'

/** Single keys of a post by what they do; one that does nothing now is left to the browser. */
export type KeyActions = Readonly<Record<string, (() => void) | undefined>>

/** A key that is held works once, so that nobody runs past posts. */
export function usePostKeys(isOn: boolean, actions: KeyActions): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      const act = isPlainKey(event) && !event.repeat ? latest.current[event.key] : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isOn])
}
