import { type FirstScreen, forgetFirstScreen, saveFirstScreen } from '../core/storage/first-screen.ts'
import { afterFirstScreen } from './hooks/after-first-screen.ts'
import { firstPostCount } from './start.ts'

/** What belongs to something that passes. */
const passing = '.update-bar, .new-posts, .timeline-tools, .pull-to-refresh, .timeline-end, .day-near'
/** More than this is no screenful of rows. */
const mostLetters = 100_000

/**
 * Keeps the rows that are on top of the timeline for the next start. Forgets the old ones when the post that
 * is newest is not drawn: there is none, or the reader is far below it.
 */
export async function keepFirstScreen(
  newestId: string | undefined,
  look: FirstScreen['look'],
): Promise<void> {
  const styles = document.querySelector('link[rel=stylesheet]')?.getAttribute('href')
  const html = drawnTop(newestId)
  if (styles && html && html.length <= mostLetters) await saveFirstScreen({ look, styles, html })
  else await forgetFirstScreen()
}

/** Resolves once the kept rows are on screen, at once when there are none or nobody looks. */
export async function firstScreenShown(): Promise<void> {
  if (document.hidden || document.querySelector('#app > *') === null) return
  await new Promise<void>((resolve) => afterFirstScreen(resolve))
}

function drawnTop(newestId: string | undefined): string | undefined {
  const copy = document.getElementById('app')?.cloneNode(true) as HTMLElement | undefined
  const rows = [...(copy?.querySelectorAll('.post-row') ?? [])]
  if (!copy || newestId === undefined || !rows[0]?.querySelector(`[id="t-${CSS.escape(newestId)}"]`))
    return undefined
  for (const row of rows.slice(firstPostCount())) row.remove()
  for (const day of copy.querySelectorAll('.day')) if (!day.querySelector('.post-row')) day.remove()
  for (const element of copy.querySelectorAll(passing)) element.remove()
  // How fresh the posts were then is not claimed again, but it keeps its place, so that nothing jumps.
  copy.querySelector('.status')?.classList.add('status-of-then')
  // The policy allows no styles in attributes.
  for (const element of copy.querySelectorAll('[style]')) element.removeAttribute('style')
  return copy.innerHTML
}
