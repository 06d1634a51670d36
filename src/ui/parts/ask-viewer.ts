import type { Viewing } from './photo-viewer.tsx'

/** Opens the viewer as soon as it is loaded, unless the reader has gone elsewhere by then. */
export function askViewer(viewing: Viewing): void {
  const from = placeNow()
  import('./open-viewer.tsx')
    .then(({ openViewer }) => placeNow() === from && openViewer(viewing))
    // Before the app is stored a lost network can keep it away; the next press asks again.
    .catch(() => {})
}

/** With an app lock the address never changes, but the entry of the history does. */
function placeNow(): string {
  return location.href + history.state?.at
}
