import { useLayoutEffect, useRef } from 'preact/hooks'
import type { UntrustedHtml } from '../../core/domain/html.ts'
import { useWords } from '../words/words.ts'
import { sanitizePost } from './sanitize-post.ts'
import './post-body.css'

/** The text of a post. The only place where a feed's HTML meets the page, and it meets it sanitized. */
export function PostBody({
  html,
  base,
  language,
}: {
  html: UntrustedHtml
  base: string | undefined
  language: string
}) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    element.replaceChildren(sanitizePost(html, base, words.post.embed))
    const sayMissing = (event: Event) => {
      if (event.target instanceof HTMLImageElement) replaceMissing(event.target, words.post.imageNeedsNetwork)
    }
    // Errors of pictures do not bubble; listening on the way down hears them all.
    element.addEventListener('error', sayMissing, true)
    return () => element.removeEventListener('error', sayMissing, true)
  }, [html, base, words])
  return <div ref={box} class="post-body" lang={language} dir="auto" />
}

function replaceMissing(image: HTMLImageElement, sentence: string): void {
  const note = document.createElement('span')
  note.className = 'picture-missing'
  note.textContent = image.alt ? `${image.alt} (${sentence})` : sentence
  image.replaceWith(note)
}
