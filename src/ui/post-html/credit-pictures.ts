import { imagePath } from '../../../proxy/wire.ts'
import type { PostImage } from '../../core/domain/post.ts'

/** Who made the pictures, as the feed says beside the text, by the addresses they have on the page. */
export function creditsOf(images: readonly PostImage[]): ReadonlyMap<string, string> {
  return new Map(images.flatMap(({ url, credit }) => (credit ? [[imagePath(url, 720), credit]] : [])))
}

/** Names them below those pictures that stand for themselves. Where the post has a caption, it has said so itself. */
export function creditPictures(fragment: DocumentFragment, credits: ReadonlyMap<string, string>): void {
  if (credits.size === 0) return
  for (const image of fragment.querySelectorAll('figure img')) {
    const credit = credits.get(image.getAttribute('src') ?? '')
    const figure = image.closest('figure')
    if (credit === undefined || !figure || figure.querySelector('figcaption')) continue
    const caption = figure.ownerDocument.createElement('figcaption')
    caption.className = 'picture-credit'
    caption.textContent = credit
    figure.append(caption)
  }
}
