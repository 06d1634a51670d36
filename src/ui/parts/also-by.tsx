import type { Post } from '../../core/domain/post.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { nameOf } from '../publisher-name.ts'
import { useWords } from '../words/words.ts'
import './also-by.css'

/** Who else published the same text. So many as `most` are named here; the post names all. */
export function AlsoBy({ copies, most }: { copies: readonly Post[]; most: number }) {
  const words = useWords()
  const { catalog } = useAppData()
  if (copies.length === 0) return null
  const names = copies
    .slice(0, most)
    .map(({ sourceId }) => nameOf(sourceId, catalog) ?? words.post.unknownSource)
  return <span class="also-by">{words.timeline.alsoBy(names, Math.max(0, copies.length - most))}</span>
}
