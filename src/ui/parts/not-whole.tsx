import type { Post } from '../../core/domain/post.ts'
import { useIsWhole } from '../hooks/use-is-whole.ts'
import { useReadyWords } from '../words/ready-words.ts'
import './not-whole.css'

/**
 * Marks a post whose pictures are not all on the phone. Nearly all are whole, so the few that aren't are marked: a
 * timeline full of checks would tell nothing.
 */
export function NotWhole({ post }: { post: Post }) {
  const text = useReadyWords()
  const isWhole = useIsWhole(post)
  if (isWhole) return null
  return (
    <span class="not-whole" role="img" aria-label={text.notWhole} title={text.notWhole}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M5 6h14v12H5zM5 16l4-4 3 3 3-3 4 4M3 3l18 18" />
      </svg>
    </span>
  )
}
