/** Wherever in the window; for the keyboard there is a button. */
export function onDropped(look: (file: Blob) => void): () => void {
  const allow = (event: DragEvent) => event.preventDefault()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    const file = event.dataTransfer?.files[0]
    if (file) look(file)
  }
  addEventListener('dragover', allow)
  addEventListener('drop', drop)
  return () => {
    removeEventListener('dragover', allow)
    removeEventListener('drop', drop)
  }
}
