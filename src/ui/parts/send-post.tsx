import type { Post } from '../../core/domain/post.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { nameOf } from '../publisher-name.ts'
import { usePacksWords } from '../words/packs-words.ts'
import { useWords } from '../words/words.ts'
import { FileSender } from './file-sender.tsx'

/** A post for a phone that has no network either. */
export function SendPost({ post }: { post: Post }) {
  const words = useWords()
  const text = usePacksWords()
  const { catalog } = useAppData()
  const name = nameOf(post.sourceId, catalog) ?? words.post.unknownSource
  const title = post.title ?? words.timeline.untitled(name, post.excerpt.slice(0, 60))
  return <FileSender label={text.send} wish={{ name: title, postIds: [post.id], isSingle: true }} />
}
