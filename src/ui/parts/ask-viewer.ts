import type { Viewing } from './photo-viewer.tsx'

/** Opens the viewer as soon as it is loaded, unless the reader has gone elsewhere by then. */
export function askViewer(viewing: Viewing): void {
  const from = location.href
  import('./open-viewer.tsx')
    .then(({ openViewer }) => location.href === from && openViewer(viewing))
    // Before the app is stored a lost network can keep it away; the next press asks again.
    .catch(() => {})
}
