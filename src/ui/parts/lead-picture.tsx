import { useState } from 'preact/hooks'
import type { PostImage } from '../../core/domain/post.ts'
import { useWords } from '../words/words.ts'
import { PostPicture } from './post-picture.tsx'

/**
 * The picture a feed gives to a post whose text doesn't show it, with whoever it says made it. One that can't be had
 * says so.
 */
export function LeadPicture({ image, language }: { image: PostImage; language: string }) {
  const { post: text } = useWords()
  // Whose picture it is tells nothing once the picture can't be had.
  const [isMissing, setMissing] = useState(false)
  if (isMissing) return <p class="picture-missing">{text.imageNeedsNetwork}</p>
  return (
    <figure class="post-lead-figure" onErrorCapture={() => setMissing(true)}>
      <PostPicture image={image} width={720} className="post-lead" />
      {image.credit && (
        <figcaption class="post-facts" lang={language} dir="auto">
          {image.credit}
        </figcaption>
      )}
    </figure>
  )
}
