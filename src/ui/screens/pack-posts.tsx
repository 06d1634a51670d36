import { useState } from 'preact/hooks'
import type { ActionPack } from '../../core/storage/action-packs.ts'
import { pageOfIds } from '../../core/storage/posts.ts'
import { useStored } from '../hooks/use-stored.ts'
import { packAge } from '../pack/pack-age.ts'
import { PostRow } from '../parts/post-row.tsx'
import { usePacksWords } from '../words/packs-words.ts'
import { useWords } from '../words/words.ts'

/** A thousand rows at once would hold up a slow phone. */
const rowsAtOnce = 40

/** The posts of a pack, as a list. */
export function PackPosts({ pack }: { pack: ActionPack }) {
  const words = useWords()
  const text = usePacksWords()
  const [count, setCount] = useState(rowsAtOnce)
  const { postIds } = pack
  const stored = useStored(() => pageOfIds(postIds), ['posts', 'readMarks'], [postIds.join()])
  if (stored.kind !== 'ready') return null
  const { posts, read } = stored.value
  return (
    <>
      <h2 class="pack-title" dir="auto">
        {pack.name}
      </h2>
      <p class="pack-quiet">{packAge(pack, words, text, Date.now())}</p>
      <p>
        <a class="button" href="/packs">
          {text.backToPacks}
        </a>
      </p>
      {posts.length < postIds.length && <p class="pack-quiet">{text.gone(postIds.length - posts.length)}</p>}
      <ul class="pack-posts">
        {posts.slice(0, count).map((post) => (
          <li key={post.id}>
            <PostRow post={post} alsoBy={[]} isRead={read.has(post.id)} />
          </li>
        ))}
      </ul>
      {posts.length > count && (
        <button type="button" class="button" onClick={() => setCount(count + rowsAtOnce)}>
          {words.timeline.showMore}
        </button>
      )}
    </>
  )
}
