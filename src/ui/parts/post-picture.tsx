import { useState } from 'preact/hooks'
import { type ImageWidth, imagePath } from '../../../proxy/wire.ts'
import type { PostImage } from '../../core/domain/post.ts'
import { useShowsPictures } from '../hooks/use-shows-pictures.ts'
import { useWords } from '../words/words.ts'
import './post-picture.css'

/** A post's picture through our own origin; nothing is left in its place when it can't be had. */
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
  const [isMissing, setMissing] = useState(false)
  if (isMissing) return null
  if (!showsPictures && !isAskedFor)
    return (
      <button type="button" class="button show-picture" onClick={() => setAskedFor(true)}>
        {image.alt && !isDecorative ? text.showPictureOf(image.alt) : text.showPicture}
      </button>
    )
  return (
    <img
      class={className}
      src={imagePath(image.url, width)}
      alt={isDecorative ? '' : (image.alt ?? '')}
      loading="lazy"
      decoding="async"
      onError={() => setMissing(true)}
    />
  )
}
