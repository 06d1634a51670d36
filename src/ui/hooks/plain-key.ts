/** Whether it may be a key of ours: it takes no letter from a field, a dialog or the browser. */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  if (event.ctrlKey || event.altKey || event.metaKey) return false
  // Many keyboards have these two on Shift.
  if (event.shiftKey && event.key !== '?' && event.key !== '/') return false
  const isTyping =
    event.target instanceof Element &&
    event.target.closest('input, textarea, select, [contenteditable]') !== null
  return !isTyping && document.querySelector('dialog[open]') === null
}
