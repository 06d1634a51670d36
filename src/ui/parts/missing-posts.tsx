import { postPath } from '../../core/domain/post-path.ts'
import { pageOfIds } from '../../core/storage/posts.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useStored } from '../hooks/use-stored.ts'
import { nameOf } from '../publisher-name.ts'
import { useReadyWords } from '../words/ready-words.ts'

const mostShown = 5

/** Posts that are not whole, the newest few of them, each a link. */
export function MissingPosts({ ids }: { ids: readonly string[] }) {
  const text = useReadyWords()
  const { catalog } = useAppData()
  const shown = ids.slice(0, mostShown)
  const page = useStored(() => pageOfIds(shown), ['posts'], [shown.join(' ')])
  if (page.kind !== 'ready') return null
  return (
    <>
      <p>{text.missingIn}</p>
      <ul class="ready-posts">
        {page.value.posts.map(({ id, sourceId, title, excerpt, language }) => (
          <li key={id}>
            <a href={postPath(id)} lang={language} dir="auto">
              {title || excerpt.slice(0, 80) || nameOf(sourceId, catalog)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
