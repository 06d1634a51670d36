import { useId } from 'preact/hooks'
import { useDayParts } from '../hooks/use-day-parts.ts'
import type { PublisherPage } from '../hooks/use-publisher-posts.ts'
import { DayList } from '../parts/day-list.tsx'
import { ListAge } from '../parts/list-age.tsx'
import { useProfileWords } from '../words/profile-words.ts'

/** What it published, as far as it is stored, newest first. */
export function PublisherPosts({
  page,
  sourceIds,
  isFollowed,
  around,
  onMore,
}: {
  page: PublisherPage
  sourceIds: readonly string[]
  isFollowed: boolean
  /** The post that the reader comes back to. */
  around: string | undefined
  onMore: () => void
}) {
  const text = useProfileWords()
  const id = useId()
  const { parts } = useDayParts(page.posts)
  return (
    <section id="posts" class="profile-part profile-posts" aria-labelledby={id}>
      <h2 id={id}>{text.posts}</h2>
      <ListAge sourceIds={sourceIds} />
      {page.posts.length === 0 && <p class="profile-quiet">{isFollowed ? text.noPosts : text.noPostsOff}</p>}
      <DayList parts={parts} read={page.read} around={around} />
      {page.posts.length > 0 &&
        (page.isWhole ? (
          <p class="profile-end">{text.all(page.posts.length)}</p>
        ) : (
          <button type="button" class="button profile-more" onClick={onMore}>
            {text.more}
          </button>
        ))}
    </section>
  )
}
