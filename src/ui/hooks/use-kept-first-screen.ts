import { useEffect } from 'preact/hooks'
import type { TimelinePage } from '../../core/storage/posts.ts'
import { keepFirstScreen } from '../first-screen.ts'
import { lookOf } from '../look.ts'
import { useAppData } from './use-app-data.ts'
import { useRefresh } from './use-refresh.ts'

/** The reader looks at what was just drawn; the next start can wait. */
const settledMs = 1_000
/** More than any screen shows at once. To ask how tall this one is would lay it out. */
const mostShown = 12

/** Keeps the top of the timeline for the next start whenever it has changed and settled. */
export function useKeptFirstScreen({ posts, read }: TimelinePage, isFiltered: boolean): void {
  const { settings } = useAppData()
  const isRefreshing = useRefresh().progress !== undefined
  const top = posts.slice(0, mostShown).map(({ id, contentHash }) => [id, contentHash, read.has(id)])
  useEffect(() => {
    if (isRefreshing || isFiltered) return
    const timer = setTimeout(() => {
      const newestId = settings.hasChosen ? posts[0]?.id : undefined
      // Without it the next start is only slower.
      keepFirstScreen(newestId, lookOf(settings)).catch(() => {})
    }, settledMs)
    return () => clearTimeout(timer)
  }, [JSON.stringify(top), settings, isRefreshing, isFiltered])
}
