import { useEffect } from 'preact/hooks'
import type { Post, PostBody as StoredBody } from '../../core/domain/post.ts'
import { bodyOf } from '../../core/storage/bodies.ts'
import { postById } from '../../core/storage/posts.ts'
import { markRead } from '../../core/storage/read-marks.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useLater } from '../hooks/use-later.ts'
import { usePageClass } from '../hooks/use-page-class.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { useStored } from '../hooks/use-stored.ts'
import { useWide } from '../hooks/use-wide.ts'
import { keepPagesFresh } from '../kept-pages/fetch-ahead.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { practice } from '../parts/post-body.tsx'
import { PostView } from '../parts/post-view.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { rememberLists } from '../post-list.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { useWords } from '../words/words.ts'
import '../styles/print.css'
import './post.css'

// The screen is loaded soon after the first one has been shown, before a post is opened from there.
rememberLists()
keepPagesFresh()
practice()

interface WholePost {
  post: Post | undefined
  body: StoredBody | undefined
}

const loadList = () => import('../parts/beside-list.tsx').then((module) => module.BesideList)

/** A post; on a wide screen with the list it was opened from beside it. */
export function PostScreen({ source, item }: { source: string; item: string }) {
  usePageClass('on-post')
  const id = `${source}/${item}`
  const List = useLater(useWide() ? loadList : undefined)
  return (
    <div class="reading">
      <div class="reading-post">
        <OpenPost id={id} />
      </div>
      {List && <List postId={id} />}
    </div>
  )
}

/** One post with its full text, all from storage. */
function OpenPost({ id }: { id: string }) {
  const words = useWords()
  const { startProblem } = useAppData()
  const stored = useStored<WholePost>(() => readWhole(id), ['posts', 'bodies'], [id])
  const post = stored.kind === 'ready' ? stored.value.post : undefined
  usePageTitle(post?.title ?? words.titles.post)
  useMarkRead(post)
  if (stored.kind === 'loading') return null
  if (stored.kind === 'failed') return startProblem ? null : <StorageTrouble problem={stored.problem} />
  if (!post)
    return (
      <EmptyState
        title={words.post.missing}
        text={words.post.missingHint}
        link={{ href: '/', text: words.notFound.home }}
      />
    )
  return <PostView key={post.id} post={post} body={stored.value.body} />
}

async function readWhole(id: string): Promise<WholePost> {
  const [post, body] = await Promise.all([postById(id), bodyOf(id)])
  return { post, body }
}

function useMarkRead(post: Post | undefined): void {
  const id = post?.id
  useEffect(() => {
    // A full phone can't keep the mark; reading goes on all the same.
    if (id) markRead(id, Date.now()).catch(storageProblemOf)
  }, [id])
}
