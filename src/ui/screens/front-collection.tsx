import { useMemo, useState } from 'preact/hooks'
import { allCollections } from '../../core/storage/collections.ts'
import { queriedPosts } from '../../core/storage/front-rows.ts'
import { namedQuery } from '../front-query.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useDayParts } from '../hooks/use-day-parts.ts'
import { useHeldPosts } from '../hooks/use-held-posts.ts'
import { placeInHistory, useHistoryPlace } from '../hooks/use-history-place.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { useStored } from '../hooks/use-stored.ts'
import { BackButton } from '../parts/back-button.tsx'
import { DayList } from '../parts/day-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ListTrouble } from '../parts/list-age.tsx'
import { NewerButton } from '../parts/newer-button.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { ToldText } from '../parts/told-text.tsx'
import { useFrontWords } from '../words/front-words.ts'
import { useWords } from '../words/words.ts'

const postsAtOnce = 20

/** Everything in a collection of the catalog, newest first, a page more each time the reader asks. */
export function FrontCollectionView({ id }: { id: string }) {
  const words = useWords()
  const text = useFrontWords()
  const data = useAppData()
  const { follow } = data.settings
  const [count, setCount] = useState(placeInHistory()?.count ?? postsAtOnce)
  const key = JSON.stringify([id, count, follow])
  const stored = useStored(
    async () => {
      const collection = (await allCollections()).named.find((named) => named.id === id)
      const found = collection && (await queriedPosts(namedQuery(collection, data, count + 1)))
      return { key, collection, posts: found?.posts ?? [], read: found?.read ?? new Set<string>() }
    },
    ['posts', 'readMarks', 'publishers'],
    [key],
  )
  const around = useHistoryPlace(count, stored.kind === 'ready')
  const held = useHeldPosts(stored.kind === 'ready' ? stored.value : undefined)
  const { collection, posts, read } = held.shown ?? nothing
  const showNewer = () => {
    held.showNewer()
    scrollTo(0, 0)
  }
  usePageTitle(collection?.title[words.language] ?? collection?.title.en ?? text.title)
  const { parts } = useDayParts(useMemo(() => posts.slice(0, count), [posts, count]))
  return (
    <div class="screen">
      <BackButton home="/front" />
      <h1 class="screen-title">{collection ? <ToldText told={collection.title} /> : text.title}</h1>
      {stored.kind === 'failed' && !data.startProblem && <StorageTrouble problem={stored.problem} />}
      {held.hasNewer && <NewerButton onClick={showNewer} />}
      {stored.kind === 'ready' && posts.length === 0 && (
        <EmptyState
          title={collection ? text.emptyCollection : text.noCollection}
          link={{ href: '/front', text: text.toFront }}
        />
      )}
      <ListTrouble sourceIds={[...new Set(posts.map(({ sourceId }) => sourceId))]} />
      <DayList parts={parts} read={read} around={around} />
      {posts.length > count && (
        <button type="button" class="button front-more" onClick={() => setCount(count + postsAtOnce)}>
          {words.timeline.showMore}
        </button>
      )}
    </div>
  )
}

const nothing = { collection: undefined, posts: [], read: new Set<string>() }
