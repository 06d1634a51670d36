import { useAppData } from '../hooks/use-app-data.ts'
import { useOnline } from '../hooks/use-online.ts'
import { useRefresh } from '../hooks/use-refresh.ts'
import { useWords } from '../words/words.ts'
import { EmptyState } from './empty-state.tsx'

/** Why there is no post to show, and what to do about it. */
export function NoPosts({ isFiltered }: { isFiltered: boolean }) {
  const words = useWords()
  const { settings, catalog } = useAppData()
  const { progress } = useRefresh()
  const isOnline = useOnline()
  const isNothingOn = settings.follow.mode === 'chosen' && settings.follow.only.length === 0
  if (isNothingOn)
    return (
      <EmptyState
        title={words.timeline.nothingOn}
        link={{ href: '/sources', text: words.timeline.chooseSources }}
      />
    )
  if (isFiltered)
    return (
      <EmptyState
        title={words.filter.nothing}
        text={words.filter.nothingHint}
        link={{ href: '/', text: words.filter.clear }}
      />
    )
  if (progress)
    return <EmptyState title={words.timeline.noPosts} text={words.timeline.noPostsWhileRefreshing} />
  if (!isOnline) return <EmptyState title={words.timeline.noPosts} text={words.timeline.noPostsOffline} />
  const hasPosts = [...catalog.fetchStates.values()].some((state) => state.postCount > 0)
  return (
    <EmptyState
      title={words.timeline.noPosts}
      text={hasPosts ? words.timeline.noPostsFollowed : words.timeline.noPostsOffline}
      link={{ href: '/sources', text: words.timeline.chooseSources }}
    />
  )
}
