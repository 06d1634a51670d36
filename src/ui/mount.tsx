import { render } from 'preact'
import { App } from './app.tsx'
import { keepPlace, returnTo } from './hooks/use-timeline-place.ts'
import { lookOf, showLook } from './look.ts'
import { startTimelineWith } from './screens/timeline.tsx'
import type { Start } from './start.ts'
import { allowOwnScripts } from './trusted-types.ts'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'

/** Draws the app for the first time, with what was read for it. */
export function mount(start: Start): void {
  allowOwnScripts()
  if (!start.problem) showLook(lookOf(start.settings))
  startTimelineWith(start.firstPosts)
  if (start.place) returnTo(start.place)
  keepPlace()
  const root = document.getElementById('app')
  if (root) render(<App start={start} />, root)
  // Read by `npm run bench:start`.
  performance.mark('mounted')
}
