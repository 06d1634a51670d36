import { useId, useMemo } from 'preact/hooks'
import { isFollowed } from '../../core/domain/follow.ts'
import type { Publisher } from '../../core/domain/publisher.ts'
import { familySources, outletsOf } from '../../core/domain/publisher-family.ts'
import { countPostsBetween } from '../../core/storage/post-counts.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { placeInHistory, useHistoryPlace } from '../hooks/use-history-place.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { usePublisherPosts } from '../hooks/use-publisher-posts.ts'
import { useStored } from '../hooks/use-stored.ts'
import { BackButton } from '../parts/back-button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { NewerButton } from '../parts/newer-button.tsx'
import { PublisherLogo } from '../parts/publisher-logo.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { type ProfileWords, useProfileWords } from '../words/profile-words.ts'
import { useSourcesWords } from '../words/sources-words.ts'
import { useWords } from '../words/words.ts'
import { NotFoundScreen } from './not-found.tsx'
import { monthEdges, toMonths } from './post-months.ts'
import { PublisherActivity } from './publisher-activity.tsx'
import { PublisherFacts } from './publisher-facts.tsx'
import { PublisherFeeds } from './publisher-feeds.tsx'
import { PublisherHead, PublisherSwitch } from './publisher-head.tsx'
import { PublisherPages } from './publisher-pages.tsx'
import { PublisherPlatforms } from './publisher-platforms.tsx'
import { PublisherPosts } from './publisher-posts.tsx'
import './publisher.css'

/** The profile of a publisher: what the catalog tells of it, how its feeds are, and its posts. */
export function PublisherScreen({ id }: { id: string }) {
  const words = useWords()
  const text = useProfileWords()
  const { empty } = useSourcesWords()
  const { catalog } = useAppData()
  const publisher = catalog.publishers.get(id)
  usePageTitle(publisher?.name ?? words.titles.notFound)
  if (publisher) return <Profile key={id} publisher={publisher} />
  if (catalog.publishers.size > 0) return <NotFoundScreen />
  return (
    <>
      <h1 class="visually-hidden">{text.title}</h1>
      <EmptyState title={words.timeline.noPosts} text={empty} />
    </>
  )
}

function Profile({ publisher }: { publisher: Publisher }) {
  const { catalog, settings } = useAppData()
  const sources = useMemo(
    () => familySources(publisher.id, catalog),
    [publisher.id, catalog.publishers, catalog.sources],
  )
  const ids = sources.map((source) => source.id)
  const posts = usePublisherPosts(ids, placeInHistory()?.count)
  const { stored, page, count } = posts
  const showNewer = () => {
    posts.showNewer()
    document.getElementById('posts')?.scrollIntoView()
  }
  const edges = useMemo(() => monthEdges(Date.now()), [])
  const counts = useStored(() => countPostsBetween(ids, edges), ['posts'], [ids.join(' ')])
  const isReady = stored.kind !== 'loading' && counts.kind !== 'loading'
  const around = useHistoryPlace(count, isReady)
  if (!isReady) return null
  const failed = stored.kind === 'failed' ? stored : counts.kind === 'failed' ? counts : undefined
  return (
    <div class="screen profile">
      <BackButton home="/sources" />
      <PublisherHead publisher={publisher} hasFeeds={sources.length > 0} />
      <PublisherSwitch publisher={publisher} sources={sources} />
      <Outlets publisher={publisher} />
      {failed && <StorageTrouble problem={failed.problem} />}
      {counts.kind === 'ready' && sources.length > 0 && (
        <PublisherActivity months={toMonths(edges, counts.value)} />
      )}
      <PublisherPlatforms platforms={publisher.platforms} />
      <PublisherPages publisher={publisher} />
      <PublisherFacts publisher={publisher} />
      <PublisherFeeds sources={sources} />
      {posts.hasNewer && <NewerButton onClick={showNewer} />}
      {page && sources.length > 0 && (
        <PublisherPosts
          page={page}
          sourceIds={ids}
          isFollowed={ids.some((id) => isFollowed(settings.follow, id))}
          around={around}
          onMore={posts.showMore}
        />
      )}
    </div>
  )
}

function Outlets({ publisher }: { publisher: Publisher }) {
  const text = useProfileWords()
  const { catalog } = useAppData()
  const headingId = useId()
  const outlets = outletsOf(publisher.id, catalog.publishers)
  if (outlets.length === 0) return null
  return (
    <section class="profile-part" aria-labelledby={headingId}>
      <h2 id={headingId}>{outletsTitle(text, publisher)}</h2>
      <ul class="profile-outlets">
        {outlets.map(({ id, name, kind }) => (
          <li key={id}>
            <a class="outlet" href={`/publisher/${id}`}>
              <PublisherLogo publisherId={id} name={name} />
              <span>
                {name} <span class="profile-quiet">{text.kinds[kind]}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function outletsTitle(text: ProfileWords, { kind }: Publisher): string {
  if (kind === 'national') return text.bodies
  return kind === 'ydsa' ? text.sections : text.outlets
}
