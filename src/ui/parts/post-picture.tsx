import { useState } from 'preact/hooks'
import { type ImageWidth, imagePath } from '../../../proxy/wire.ts'
import type { PostImage } from '../../core/domain/post.ts'

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
  const [isMissing, setMissing] = useState(false)
  if (isMissing) return null
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
