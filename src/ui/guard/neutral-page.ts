import { neutralWords } from '../words/neutral-words.ts'

/** Has the page bear no sign of the app: content, name, address, icon and the color of the bars. Gives what undoes it. */
export function neutralPage(screen: HTMLElement): () => void {
  const { title } = document
  const { state } = history
  const address = location.href
  const parts = [...document.body.childNodes]
  document.body.replaceChildren(screen)
  document.title = neutralWords().title
  history.replaceState(null, '', '/')
  const restoreHead = neutralHead()
  return () => {
    restoreHead()
    history.replaceState(state, '', address)
    document.title = title
    document.body.replaceChildren(...parts)
  }
}

/** Before what plays goes out of the page: a player plays on where nobody sees it. */
export function stopSound(): void {
  for (const media of document.querySelectorAll<HTMLMediaElement>('audio, video')) media.pause()
  if (navigator.mediaSession) navigator.mediaSession.metadata = null
}

function neutralHead(): () => void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  const bars = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
  const before = bars.map(({ content }) => content)
  const href = icon?.href
  if (icon) icon.href = 'data:,'
  // Where the page says none, the browser's own color stands.
  for (const bar of bars) bar.removeAttribute('content')
  return () => {
    if (icon && href) icon.href = href.startsWith('data:') ? '/icons/icon-64.png' : href
    for (const [at, bar] of bars.entries()) bar.content = before[at] ?? ''
  }
}
