import { useState } from 'preact/hooks'
import { type ImageWidth, imagePath } from '../../../proxy/wire.ts'
import type { PostImage } from '../../core/domain/post.ts'
import { isOutOfReach, noteShown } from '../held-pictures.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useShowsPictures } from '../hooks/use-shows-pictures.ts'
import { useWords } from '../words/words.ts'
import './post-picture.css'

/** A post's picture through our own origin. One that can't be had leaves no place, unless the reader asked for it. */
export function PostPicture({
  image,
  width,
  className,
  isDecorative,
}: {
  image: PostImage
  width: ImageWidth
  className: string
  isDecorative?: boolean
}) {
  const { post: text } = useWords()
  const showsPictures = useShowsPictures()
  const [isAskedFor, setAskedFor] = useState(false)
  const data = useAppData()
  const [isMissing, setMissing] = useState(
    // In a list, so that no row shrinks while it is seen; who opened a post waits for its picture.
    () => Boolean(isDecorative) && showsPictures && isOutOfReach(image.url, data),
  )
  if (isMissing && showsPictures) return null
  if (!showsPictures && (isMissing || !isAskedFor)) {
    const show = image.alt && !isDecorative ? text.showPictureOf(image.alt) : text.showPicture
    const ask = () => {
      setAskedFor(true)
      setMissing(false)
    }
    return (
      <button type="button" class="button show-picture" onClick={ask}>
        {isMissing ? text.pictureFailed : show}
      </button>
    )
  }
  return (
    <img
      class={className}
      src={imagePath(image.url, width)}
      alt={isDecorative ? '' : (image.alt ?? '')}
      loading="lazy"
      decoding="async"
      onLoad={() => noteShown(image.url)}
      onError={() => setMissing(true)}
    />
  )
}
