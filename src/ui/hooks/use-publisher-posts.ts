import { useState } from 'preact/hooks'
import { type TimelinePage, timelinePage } from '../../core/storage/posts.ts'
import { useHeldPosts } from './use-held-posts.ts'
import { type Stored, useStored } from './use-stored.ts'

const pageCount = 20

export interface PublisherPage extends TimelinePage {
  isWhole: boolean
}

export interface PublisherPosts {
  stored: Stored<PublisherPage>
  /** What is shown of it. */
  page: PublisherPage | undefined
  hasNewer: boolean
  showNewer: () => void
  /** How many are asked for. */
  count: number
  showMore: () => void
}

/**
 * The newest posts of these sources, switched on or not, a page more each time the reader asks. Newer ones wait until
 * they are asked for.
 */
export function usePublisherPosts(sourceIds: readonly string[], startCount = pageCount): PublisherPosts {
  const [count, setCount] = useState(startCount)
  const key = [count, ...sourceIds].join(' ')
  const stored = useStored(
    async () => {
      const page = await timelinePage({ sourceIds: new Set(sourceIds), count: count + 1 })
      return { key, posts: page.posts.slice(0, count), read: page.read, isWhole: page.posts.length <= count }
    },
    ['posts', 'readMarks'],
    [key],
  )
  const { shown, hasNewer, showNewer } = useHeldPosts(stored.kind === 'ready' ? stored.value : undefined)
  return { stored, page: shown, hasNewer, showNewer, count, showMore: () => setCount(count + pageCount) }
}
