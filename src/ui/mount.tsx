import { render } from 'preact'
import { App } from './app.tsx'
import { startTimelineWith } from './screens/timeline.tsx'
import type { Start } from './start.ts'
import { allowOwnScripts } from './trusted-types.ts'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'

/** Draws the app for the first time, with what was read for it. */
export function mount(start: Start): void {
  allowOwnScripts()
  startTimelineWith(start.firstPosts)
  const root = document.getElementById('app')
  if (root) render(<App start={start} />, root)
  // Read by `npm run bench:start`.
  performance.mark('mounted')
}
