import type { PostImage } from '../../core/domain/post.ts'
import { askViewer } from './ask-viewer.ts'

/** More tab stops than these are a wall. */
const mostStops = 200

/**
 * Lets every picture of a whole post open the viewer, by finger and by keyboard, but for those that are links of
 * their own. `images` are the post's as stored, for their credits; `label` names a picture nobody described. Returns
 * what ends it.
 */
export function openPictures(
  body: HTMLElement,
  postId: string,
  images: readonly PostImage[],
  label: string,
): () => void {
  const stored = new Map(images.map((image) => [image.url, image]))
  const all = () => [...body.querySelectorAll('img')].filter((image) => !image.closest('a, button'))
  for (const image of all().slice(0, mostStops)) {
    image.tabIndex = 0
    image.setAttribute('role', 'button')
    if (image.alt) continue
    // An empty description says that there is nothing to tell, and a button that there is.
    image.removeAttribute('alt')
    image.setAttribute('aria-label', label)
  }
  const open = (opener: HTMLImageElement) => {
    const shown = all()
    const pictures = shown.map((image) => pictureOf(image, stored))
    askViewer({ postId, pictures, count: pictures.length, at: shown.indexOf(opener), opener })
  }
  const onPress = (event: Event) => {
    const { target } = event
    if (!(target instanceof HTMLImageElement) || target.closest('a, button')) return
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open(target)
  }
  body.addEventListener('click', onPress)
  body.addEventListener('keydown', onPress)
  return () => {
    body.removeEventListener('click', onPress)
    body.removeEventListener('keydown', onPress)
  }
}

function pictureOf(image: HTMLImageElement, stored: ReadonlyMap<string, PostImage>): PostImage {
  const url = new URL(image.src, location.origin).searchParams.get('url') ?? image.src
  return { ...stored.get(url), url, ...(image.alt && { alt: image.alt }) }
}
