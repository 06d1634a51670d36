import { useEffect, useRef } from 'preact/hooks'
import { isPlainKey } from './plain-key.ts'

interface Keys {
  isOn: boolean
  /** A key that is held works on and on. */
  repeats?: boolean
  /** By what they do; a key that does nothing now is left to the browser. */
  actions: Readonly<Record<string, (() => void) | undefined>>
}

/** Single keys of a screen. */
export function useKeys({ isOn, repeats = false, actions }: Keys): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      const isOurs = isPlainKey(event) && (repeats || !event.repeat)
      const act = isOurs ? latest.current[event.key] : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isOn, repeats])
}
