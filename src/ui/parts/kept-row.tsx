import type { KeptPost } from '../../core/storage/kept-posts.ts'
import { useSavedWords } from '../words/saved-words.ts'
import { useWords } from '../words/words.ts'
import { PostRow } from './post-row.tsx'

/** A post the reader keeps, with the note to it. */
export function KeptRow({ kept, onRemove }: { kept: KeptPost; onRemove: () => void }) {
  const words = useWords()
  const text = useSavedWords()
  const { post, note } = kept
  return (
    <li class="kept-row">
      {post ? (
        <PostRow post={post} alsoBy={[]} isRead={kept.isRead} />
      ) : (
        <p class="kept-missing">{words.post.missing}</p>
      )}
      {note && (
        <div class="kept-note">
          <h4>{text.note}</h4>
          <p dir="auto">{note}</p>
        </div>
      )}
      <button type="button" class="button" aria-label={text.removeOf(titleOf(kept))} onClick={onRemove}>
        {text.remove}
      </button>
    </li>
  )
}

const titleLength = 60

export function titleOf({ post, postId }: KeptPost): string {
  const title = post?.title ?? post?.excerpt ?? postId
  return title.length > titleLength ? `${title.slice(0, titleLength)}…` : title
}
