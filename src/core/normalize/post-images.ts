import { pictureAddress } from '../domain/picture-address.ts'
import type { PostImage } from '../domain/post.ts'
import { defined } from '../parse/defined.ts'
import type { FeedItem } from '../parse/feed.ts'
import { attributesOf, type Visitor } from '../parse/html-scanner.ts'
import { collapse } from '../parse/plain-text.ts'
import { captionReader } from './image-credit.ts'

/**
 * Gathers the images of a walk over HTML in order, one of each address, without pixels that count readers and
 * without drawn smileys.
 */
export function imageReader(): { visitor: Visitor; images: () => PostImage[] } {
  const images = new Map<string, PostImage>()
  const captions = captionReader()
  const visitor: Visitor = {
    text: captions.text,
    openTag(name, tag, hasEnd) {
      captions.openTag(name, tag, hasEnd)
      if (name !== 'img' && name !== 'video') return
      const attributes = attributesOf(tag)
      const url = name === 'img' ? pictureAddress((key) => attributes.get(key)) : attributes.get('poster')
      if (url === undefined || !isWebUrl(url) || images.has(url) || isNoPicture(url, attributes)) return
      const image: PostImage = {
        url,
        ...defined({
          alt: collapse(attributes.get('alt') ?? ''),
          width: pixels(attributes.get('width')),
          height: pixels(attributes.get('height')),
        }),
      }
      images.set(url, image)
      captions.picture(image)
    },
    closeTag: captions.closeTag,
  }
  return { visitor, images: () => [...images.values()] }
}

function isWebUrl(url: string): boolean {
  return /^https?:\/\/[^/]/i.test(url)
}

const noPicture =
  /\/(?:feedburner|feeds\.feedburner)\.|\/\/feeds\.feedburner\.com\/~|gravatar\.com\/avatar|\/\/pixel\.wp\.com|stats\.wordpress\.com|\/emoji\/|s\.w\.org\/images\/core|\/smilies\/|\/wp-includes\/images\/|medium\.com\/_\/stat|doubleclick\.net|google-analytics\.com|statcounter\.com|feedsportal\.com|blogger\.googleusercontent\.com\/tracker|\/tracking?\/|\/(?:spacer|blank|pixel)\.(?:gif|png)/i

function isNoPicture(url: string, attributes: Map<string, string>): boolean {
  const sides = [pixels(attributes.get('width')), pixels(attributes.get('height'))]
  if (sides.some((side) => side !== undefined && side <= 3)) return true
  return /\b(?:emoji|wp-smiley|smiley)\b/i.test(attributes.get('class') ?? '') || noPicture.test(url)
}

function pixels(written: string | undefined): number | undefined {
  const number = /^\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$/.exec(written ?? '')?.[1]
  return number === undefined ? undefined : Number(number)
}

/** Pictures the item gives beside its body, as photo posts do. */
export function attachedImages(item: FeedItem): PostImage[] {
  return item.attachments
    .filter(({ url, mimeType }) => isPicture(url, mimeType) && isWebUrl(url) && !noPicture.test(url))
    .map(({ url, alt, credit, width, height }) => ({ url, ...defined({ alt, credit, width, height }) }))
}

export function isPicture(url: string, mimeType: string | undefined): boolean {
  if (mimeType !== undefined) return mimeType.startsWith('image/')
  return /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(url) || /gravatar\.com\/avatar/.test(url)
}

/** Under this width a picture is a badge or an icon. */
const minLeadWidth = 100

/** The picture to show with the post in the timeline: the item's own, an attached one, else the first of the body. */
export function leadImage(item: FeedItem, images: readonly PostImage[]): PostImage | undefined {
  const own = [item.imageUrl, item.bannerUrl].find((url) => url !== undefined && !noPicture.test(url))
  const isLarge = ({ width }: PostImage) => width === undefined || width >= minLeadWidth
  const [attached] = attachedImages(item)
  if (own === undefined) return attached ?? images.find(isLarge)
  return [...images, ...attachedImages(item)].find((image) => image.url === own) ?? { url: own }
}
