import { render } from 'preact'
import { App } from './app.tsx'
import { afterFirstScreen } from './hooks/after-first-screen.ts'
import { keepPlace, returnTo } from './hooks/use-timeline-place.ts'
import { lookOf, showLook } from './look.ts'
import { startTimelineWith } from './screens/timeline.tsx'
import { readStart, type Start } from './start.ts'
import { allowOwnScripts } from './trusted-types.ts'
import { loadWords } from './words/words.ts'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/fields.css'

const root = document.getElementById('app')

// The page says it as it was shown last: asked for while storage is still being read.
if (document.documentElement.lang === 'es') loadWords('es').catch(() => {})

/** Draws the app for the first time, with what was read for it, if it still is to be seen then. */
export async function mount(start: Start, isWanted: () => boolean): Promise<void> {
  // Without them it is in English.
  await loadWords(lookOf(start.settings).language).catch(() => {})
  if (!isWanted()) return
  allowOwnScripts()
  keepPlace()
  draw(start)
  // What hides it again: nobody is as quick as that.
  afterFirstScreen(() => {
    import('./guard/guard.ts').then(({ guard }) => guard({ open: drawAgain, clear })).catch(() => {})
  })
  // Read by `npm run bench:start`.
  performance.mark('mounted')
}

function draw(start: Start): void {
  if (!start.problem) showLook(lookOf(start.settings))
  startTimelineWith(start.firstPosts)
  if (start.place) returnTo(start.place)
  if (root) render(<App start={start} />, root)
}

async function drawAgain(isWanted: () => boolean): Promise<void> {
  const start = await readStart()
  if (isWanted()) draw(start)
}

function clear(): void {
  if (root) render(null, root)
}
