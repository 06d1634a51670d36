import { isFollowed } from '../../core/domain/follow.ts'
import type { KeptPost } from '../../core/storage/kept-posts.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { ListAge, ListTrouble } from './list-age.tsx'

/** Of which moment kept posts are. Of sources that are off it says so only where the list has no others. */
export function KeptAge({ posts }: { posts: readonly KeptPost[] }) {
  const { catalog, settings } = useAppData()
  const ids = new Set(posts.flatMap(({ post }) => post?.sourceId ?? []))
  const known = [...ids].filter((id) => catalog.fetchStates.get(id)?.refreshedAt !== undefined)
  const fetched = known.filter((id) => settings.fetchesAll || isFollowed(settings.follow, id))
  return (
    <>
      <ListAge sourceIds={fetched.length > 0 ? fetched : known} />
      <ListTrouble sourceIds={fetched} />
    </>
  )
}
