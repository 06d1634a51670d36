import { type Follow, isFollowed } from '../../core/domain/follow.ts'
import { useAppData } from './use-app-data.ts'
import { useRefresh } from './use-refresh.ts'

/** Stores another choice of sources, and fetches at once what it adds if nothing of it is on the phone. */
export function useFollowChange(): (follow: Follow) => Promise<void> {
  const { catalog, changeSettings } = useAppData()
  const { refresh } = useRefresh()
  return async (follow) => {
    if (!(await changeSettings({ follow, hasChosen: true }))) return
    const isMissingPosts = [...catalog.sources.values()].some(
      ({ id }) => isFollowed(follow, id) && catalog.fetchStates.get(id)?.hash === undefined,
    )
    if (isMissingPosts && navigator.onLine) refresh()
  }
}
