import { useEffect, useState } from 'preact/hooks'
import { isSameStatement } from '../../core/domain/joint-statements.ts'
import type { Post } from '../../core/domain/post.ts'
import { asksOfPosts } from '../../core/domain/timeline-filter.ts'
import { newerPost } from '../../core/storage/newer-post.ts'
import { postById, timelinePage } from '../../core/storage/posts.ts'
import { listWith } from '../post-list.ts'
import { timelineSources } from '../start.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { filteredSources, readFilter } from '../timeline-filter.ts'
import { type AppData, useAppData } from './use-app-data.ts'

export interface Neighbors {
  previous?: Post | undefined
  next?: Post | undefined
}

/** Copies of one statement may stand one after the other, which the timeline shows as one. */
const lookedAt = 8

/** What stands before and after a post in the list it was opened from; in the timeline, where there was none. */
export function useNeighbors(post: Post): Neighbors {
  const data = useAppData()
  const [neighbors, setNeighbors] = useState<Neighbors>({})
  useEffect(() => {
    let isCurrent = true
    // Without them the post is read all the same.
    neighborsOf(post, data).then((found) => isCurrent && setNeighbors(found), storageProblemOf)
    return () => {
      isCurrent = false
    }
  }, [post.id])
  return neighbors
}

async function neighborsOf(post: Post, data: AppData): Promise<Neighbors> {
  const list = listWith(post.id)
  const ids = list?.ids ?? []
  const at = ids.indexOf(post.id)
  const [previousId, nextId] = [ids[at - 1], at < 0 ? undefined : ids[at + 1]]
  // The timeline goes on in storage where its shown part ends; other lists show all they have.
  const timeline = !list || list.path === '/' ? timelineOf(data, list?.search ?? '') : undefined
  const [previous, next] = await Promise.all([
    previousId === undefined ? timeline?.newer(post) : postById(previousId),
    nextId === undefined ? timeline?.older(post, ids) : postById(nextId),
  ])
  return { previous, next }
}

function timelineOf({ settings, catalog }: AppData, search: string) {
  const filter = readFilter(Object.fromEntries(new URLSearchParams(search)), catalog)
  const sourceIds = filteredSources(filter, timelineSources(settings, catalog), catalog)
  return {
    newer: async (post: Post) => (asksOfPosts(filter) ? undefined : newerPost(post, sourceIds)),
    older: async (post: Post, shown: readonly string[]) => {
      const { posts } = await timelinePage({ sourceIds, filter, before: post, count: lookedAt })
      return posts.find((other) => !shown.includes(other.id) && !isSameStatement(post, other))
    },
  }
}
