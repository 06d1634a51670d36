import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import {
  type KeptPost,
  type KeptPosts,
  keepAgain,
  keptPosts,
  stopKeeping,
} from '../../core/storage/kept-posts.ts'
import { deleteList, type PostList, putInList, putList, takeFromList } from '../../core/storage/lists.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { useStored } from '../hooks/use-stored.ts'
import { useUndo } from '../hooks/use-undo.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { KeptAge } from '../parts/kept-age.tsx'
import { KeptRow, titleOf } from '../parts/kept-row.tsx'
import { ListTools } from '../parts/list-tools.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { UndoBar } from '../parts/undo-bar.tsx'
import { useSavedWords } from '../words/saved-words.ts'
import { useWords } from '../words/words.ts'
import { addressOf, SavedLists } from './saved-lists.tsx'
import './saved.css'

const stores = ['saved', 'lists', 'notes', 'posts', 'readMarks'] as const

/** What the reader keeps for good: saved posts, lists of their own, and notes. */
export function SavedScreen() {
  const words = useWords()
  usePageTitle(words.titles.saved)
  const { startProblem } = useAppData()
  const stored = useStored(keptPosts, stores, [])
  if (stored.kind === 'loading') return null
  if (stored.kind === 'failed') return startProblem ? null : <StorageTrouble problem={stored.problem} />
  return <SavedView kept={stored.value} />
}

function SavedView({ kept }: { kept: KeptPosts }) {
  const words = useWords()
  const text = useSavedWords()
  const { query } = useLocation()
  const list = kept.lists.find(({ id }) => id === query.list)
  const posts = postsIn(list, kept)
  const { done, problem, remove, removeList } = useRemoval(list)
  return (
    <div class="screen">
      <h1 class="screen-title">{words.titles.saved}</h1>
      <ul class="saved-ways">
        <li>
          <a href="/legal">{text.legal}</a>
        </li>
        <li>
          <a href="/pages">{text.pages}</a>
        </li>
        <li>
          <a href="/packs">{text.packs}</a>
        </li>
      </ul>
      {problem && <StorageTrouble problem={problem} />}
      <SavedLists kept={kept} current={list} />
      {(list || posts.length > 0) && (
        <h2 class="saved-title" dir="auto">
          {list?.name ?? text.all}
        </h2>
      )}
      <KeptAge posts={posts} />
      {list && <ListTools key={list.id} list={list} onDelete={() => removeList(list)} />}
      <KeptRows key={list?.id} posts={posts} onRemove={remove} />
      {posts.length === 0 && (
        <EmptyState
          title={list ? text.emptyList : text.none}
          text={list ? text.emptyListHint : text.noneHint}
          link={{ href: '/', text: words.notFound.home }}
        />
      )}
      <UndoBar done={done} />
    </div>
  )
}

/** Takes away what the reader no longer wants to keep; of it the last can be undone. */
function useRemoval(list: PostList | undefined) {
  const text = useSavedWords()
  const { route } = useLocation()
  const { done, problem, act } = useUndo()
  const removeList = async (gone: PostList) => {
    const restore = async () => {
      await putList(gone)
      route(addressOf(gone), true)
    }
    if (await act(text.listDeleted(gone.name), () => deleteList(gone.id), restore)) route('/saved', true)
  }
  const remove = (post: KeptPost) => {
    const { postId } = post
    const entry = list?.posts.find((listed) => listed.postId === postId)
    return list && entry
      ? act(
          text.removedFrom(titleOf(post), list.name),
          () => takeFromList(list.id, postId),
          () => putInList(list.id, postId, entry.addedAt),
        )
      : act(
          text.removed(titleOf(post)),
          () => stopKeeping(postId),
          (keeping) => keepAgain(postId, keeping),
        )
  }
  return { done, problem, remove, removeList }
}

/** Of a list, the last added first; of no list, all that is kept. */
function postsIn(list: PostList | undefined, { posts }: KeptPosts): KeptPost[] {
  if (!list) return posts
  const known = new Map(posts.map((kept) => [kept.postId, kept]))
  return [...list.posts]
    .sort((a, b) => b.addedAt - a.addedAt)
    .flatMap(({ postId }) => known.get(postId) ?? [])
}

/** A thousand rows at once would hold up a slow phone. */
const rowsAtOnce = 40

function KeptRows({ posts, onRemove }: { posts: KeptPost[]; onRemove: (kept: KeptPost) => void }) {
  const words = useWords()
  const [count, setCount] = useState(rowsAtOnce)
  return (
    <>
      <ul class="kept-rows">
        {posts.slice(0, count).map((kept) => (
          <KeptRow key={kept.postId} kept={kept} onRemove={() => onRemove(kept)} />
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
