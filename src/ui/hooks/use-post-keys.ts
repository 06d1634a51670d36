import { useEffect, useRef } from 'preact/hooks'

/** Single keys of a post by what they do; one that does nothing now is left to the browser. */
export type KeyActions = Readonly<Record<string, (() => void) | undefined>>

/** They never take a letter from a field, a dialog or the browser. */
export function usePostKeys(isOn: boolean, actions: KeyActions): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      const act = isSingle(event) ? latest.current[event.key] : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isOn])
}

function isSingle(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat) return false
  if (event.ctrlKey || event.altKey || event.metaKey) return false
  // Many keyboards have it on Shift.
  if (event.shiftKey && event.key !== '?') return false
  const isTyping =
    event.target instanceof Element &&
    event.target.closest('input, textarea, select, [contenteditable]') !== null
  return !isTyping && document.querySelector('dialog[open]') === null
}
