import { render } from 'preact'
import { WordsContext, wordsIn } from '../words/words.ts'
import { PhotoViewer, type Viewing } from './photo-viewer.tsx'

/**
 * Shows the pictures of a post over whatever is on the screen. It is no part of the screen: a row that is drawn anew
 * while somebody looks takes nothing away.
 */
export function openViewer(viewing: Viewing): void {
  // Whoever taps twice means one.
  if (document.querySelector('.viewer')) return
  const box = document.createElement('div')
  document.body.append(box)
  const { opener } = viewing
  const onClose = () => {
    removeEventListener('popstate', onClose)
    render(null, box)
    box.remove()
    // Where a row was drawn anew the opener is gone.
    if (opener.isConnected) opener.focus({ preventScroll: true })
  }
  // Back leads away from below it.
  addEventListener('popstate', onClose)
  render(
    <WordsContext.Provider value={wordsIn(document.documentElement.lang === 'es' ? 'es' : 'en')}>
      <PhotoViewer {...viewing} onClose={onClose} />
    </WordsContext.Provider>,
    box,
  )
}
