import type { PostCounts as Counts } from '../../core/domain/post.ts'
import { useSocialWords } from '../words/social-words.ts'

/** What others had done with a post, and when that was true. */
export function CountsLine({ counts }: { counts: Counts }) {
  const text = useSocialWords()
  const { comments, likes, views, asOf } = counts
  const said = [
    comments !== undefined && text.comments(comments),
    likes !== undefined && text.likes(likes),
    views !== undefined && text.views(views),
  ].filter((sentence) => sentence !== false)
  return (
    <>
      {said.join(' · ')} ({text.asOf(asOf, Date.now())})
    </>
  )
}
