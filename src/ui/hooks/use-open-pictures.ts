import { useEffect } from 'preact/hooks'
import type { PostBody } from '../../core/domain/post.ts'
import { openPictures } from '../parts/openable-pictures.ts'
import { useWords } from '../words/words.ts'
import type { WholeBody } from './use-whole-body.ts'

/** Lets the pictures of a post that is open be looked at one by one, as soon as all of it is there. */
export function useOpenPictures(
  whole: WholeBody | undefined,
  postId: string,
  body: PostBody | undefined,
): void {
  const { post: text } = useWords()
  useEffect(
    () => (whole ? openPictures(whole.element, postId, body?.images ?? [], text.showPicture) : undefined),
    [whole, postId, body, text],
  )
}
