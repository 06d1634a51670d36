import { imagePath } from '../../../proxy/wire.ts'
import { withoutTurningSigns } from '../../core/domain/turning-signs.ts'
import { httpUrl } from './http-url.ts'

/** Higher than this, by its width, is no picture's stated size, but a hole in the text. */
const mostHeight = 12
const longestAlt = 1000

/** A picture comes from our own origin, late, and takes no more room than a picture does. */
export function ownImage(image: HTMLImageElement): void {
  const address = image.getAttribute('src')
  const [width, height] = [pixels(image, 'width'), pixels(image, 'height')]
  const isTracker = (width > 0 && width < 3) || (height > 0 && height < 3)
  if (!address || !httpUrl(address) || isTracker) {
    image.remove()
    return
  }
  image.setAttribute('src', imagePath(address, 720))
  image.setAttribute('loading', 'lazy')
  image.setAttribute('decoding', 'async')
  image.setAttribute('alt', withoutTurningSigns(image.getAttribute('alt') ?? '').slice(0, longestAlt))
  if (width > 0 && height > 0 && height <= width * mostHeight) return
  image.removeAttribute('width')
  image.removeAttribute('height')
  // Pictures of no known height all lie upon one spot, and would all be fetched when it is seen.
  image.className = 'waiting'
}

function pixels(image: HTMLImageElement, name: string): number {
  return Number(image.getAttribute(name) ?? Number.NaN)
}
