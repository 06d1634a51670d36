import { isFollowed } from '../core/domain/follow.ts'
import type { Settings } from '../core/storage/settings.ts'
import type { Catalog } from './start.ts'

/**
 * The state that more than half of the chosen sources with a state are from. Whoever follows all has chosen none,
 * and tells nothing by it.
 */
export function followedState({ follow }: Pick<Settings, 'follow'>, catalog: Catalog): string | undefined {
  if (follow.mode === 'all') return undefined
  const counts = new Map<string, number>()
  let all = 0
  for (const { id, publisherId } of catalog.sources.values()) {
    const state = isFollowed(follow, id) ? catalog.publishers.get(publisherId)?.state : undefined
    if (state === undefined) continue
    counts.set(state, (counts.get(state) ?? 0) + 1)
    all += 1
  }
  return [...counts].find(([, count]) => count > all / 2)?.[0]
}
