import { useCallback, useEffect, useRef } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import type { TimelineFilter } from '../../core/domain/timeline-filter.ts'
import { onStored } from '../../core/storage/changes.ts'
import { countNewerPosts, type TimelinePage } from '../../core/storage/posts.ts'
import { updateRows } from '../shown-rows.ts'
import { firstPostCount } from '../start.ts'
import { wantedOf } from '../timeline-filter.ts'
import { throttled } from './throttled.ts'
import { type AppData, useAppData } from './use-app-data.ts'
import { onRefreshEnd } from './use-refresh.ts'

/** More that came are counted, and not read. */
const mostRead = 200
/** At the top, new posts push old ones far down; those are read when they are scrolled to. */
const mostReadAgain = 24
const readAgainMs = 500
/** Nearer to the top than this a list made anew leads nobody away from what they read. */
const topPx = 240

interface Shown extends Pick<AppData, 'settings' | 'catalog'> {
  shown: TimelinePage
  filter: TimelineFilter
}

interface Reading {
  read: (count: number, take: (posts: TimelinePage) => void) => Promise<void>
  readAnew: (isOther?: boolean) => Promise<void>
  show: (page: TimelinePage) => void
  setNewPosts: (count: number) => void
}

/**
 * Keeps the shown rows as they are stored, and counts what has come above them. Only after a refresh the reader asked
 * for, or the first of all, a list at its top is made anew. `latest` is kept true by its owner.
 */
export function useNewerRows(latest: Shown, { read, readAnew, show, setNewPosts }: Reading): void {
  const { lastRefresh } = useAppData()
  // While the first refresh of all fills the list, what is on screen is not the newest at all.
  const isFilling = useRef(lastRefresh === undefined)

  const readAgain = useCallback(
    async (first: Post) => {
      const newer = await countNewerPosts(first, wantedOf(latest)).catch(() => mostRead)
      const tell = (count: number) => !isFilling.current && setNewPosts(count)
      if (newer >= mostRead) return void tell(newer)
      const update = (fresh: TimelinePage) => {
        const { page, newcomers } = updateRows(latest.shown, fresh)
        show(page)
        tell(newcomers)
      }
      await read(newer + Math.min(latest.shown.posts.length, mostReadAgain), update)
    },
    [read, show],
  )

  useEffect(() => {
    const look = throttled(() => {
      const { shown, filter } = latest
      const [first] = shown.posts
      // What the reader has just read, or let go, stays where it is until the list is made anew.
      const mayDrop = !filter.unread && !filter.saved && shown.posts.length < firstPostCount()
      if (!first || mayDrop) readAnew()
      else readAgain(first)
    }, readAgainMs)
    const stops = [
      onStored(['posts'], look.call),
      // Where only unread posts are shown, one that was just read stays until the list is made anew.
      onStored(['readMarks'], () => !latest.filter.unread && look.call()),
      onRefreshEnd((wasAsked) => {
        const isMadeAnew = (wasAsked || isFilling.current) && mayMakeAnew()
        isFilling.current = false
        if (isMadeAnew) readAnew(true)
        else look.call()
      }),
      look.stop,
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [readAnew, readAgain])
}

function mayMakeAnew(): boolean {
  return scrollY < topPx && !document.activeElement?.closest('.timeline article')
}
