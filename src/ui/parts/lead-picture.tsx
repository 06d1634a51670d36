import { useEffect, useState } from 'preact/hooks'
import { type ImageWidth, imagePath } from '../../../proxy/wire.ts'
import type { PostImage } from '../../core/domain/post.ts'
import { whenPictureComes } from '../missing-picture.ts'
import { useWords } from '../words/words.ts'
import { PostPicture } from './post-picture.tsx'

const width: ImageWidth = 720

/**
 * The picture a feed gives to a post whose text doesn't show it, with whoever it says made it. One that can't be had
 * says so until it comes.
 */
export function LeadPicture({ image, language }: { image: PostImage; language: string }) {
  const { post: text } = useWords()
  // Whose picture it is tells nothing once the picture can't be had.
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    if (!isMissing) return
    return whenPictureComes(imagePath(image.url, width), () => setMissing(false))
  }, [isMissing, image.url])
  if (isMissing) return <p class="picture-missing">{text.imageNeedsNetwork}</p>
  return (
    <figure class="post-lead-figure" onErrorCapture={() => setMissing(true)}>
      <PostPicture image={image} width={width} className="post-lead" />
      {image.credit && (
        <figcaption class="post-facts" lang={language} dir="auto">
          {image.credit}
        </figcaption>
      )}
    </figure>
  )
}
