import { useEffect, useState } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import { postPath } from '../../core/domain/post-path.ts'
import { copiesOf } from '../../core/storage/posts.ts'
import { markRead } from '../../core/storage/read-marks.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { nameOf } from '../publisher-name.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { useWords } from '../words/words.ts'

/** The other sources that published the same text, each with its own copy. */
export function PostSigners({ post }: { post: Post }) {
  const words = useWords()
  const { catalog } = useAppData()
  const [copies, setCopies] = useState<Post[]>([])
  useEffect(() => {
    let isCurrent = true
    // Without them the post is read all the same.
    copiesOf(post).then((found) => isCurrent && setCopies(found), storageProblemOf)
    return () => {
      isCurrent = false
    }
  }, [post.id, post.sketch])
  useEffect(() => {
    for (const { id } of copies) markRead(id, Date.now()).catch(storageProblemOf)
  }, [copies])
  if (copies.length === 0) return null
  return (
    <section class="post-copies" aria-labelledby="post-signers">
      <h2 id="post-signers">{words.post.alsoBy}</h2>
      <ul>
        {copies.map(({ id, sourceId }) => (
          <li key={id}>
            <a href={postPath(id)}>{nameOf(sourceId, catalog) ?? words.post.unknownSource}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
