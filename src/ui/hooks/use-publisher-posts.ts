import { useState } from 'preact/hooks'
import { type TimelinePage, timelinePage } from '../../core/storage/posts.ts'
import { type Stored, useStored } from './use-stored.ts'

const pageCount = 20

export interface PublisherPosts {
  stored: Stored<TimelinePage & { isWhole: boolean }>
  /** How many are asked for. */
  count: number
  showMore: () => void
}

/** The newest posts of these sources, switched on or not, a page more each time the reader asks. */
export function usePublisherPosts(sourceIds: readonly string[], startCount = pageCount): PublisherPosts {
  const [count, setCount] = useState(startCount)
  const stored = useStored(
    async () => {
      const page = await timelinePage({ sourceIds: new Set(sourceIds), count: count + 1 })
      return { posts: page.posts.slice(0, count), read: page.read, isWhole: page.posts.length <= count }
    },
    ['posts', 'readMarks'],
    [sourceIds.join(' '), count],
  )
  return { stored, count, showMore: () => setCount(count + pageCount) }
}
