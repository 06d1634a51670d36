import { useEffect, useState } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import { postById } from '../../core/storage/posts.ts'
import { openedTimeline } from '../opened-timeline.ts'
import { listWith } from '../post-list.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { type AppData, useAppData } from './use-app-data.ts'

export interface Neighbors {
  previous?: Post | undefined
  next?: Post | undefined
}

/**
 * What stands before and after a post in the list it was opened from; in the timeline, where there was none. Read once
 * `isDue`; nothing until it is known.
 */
export function useNeighbors(post: Post, isDue: boolean): Neighbors | undefined {
  const data = useAppData()
  const [neighbors, setNeighbors] = useState<Neighbors>()
  useEffect(() => {
    if (!isDue) return
    let isCurrent = true
    // Without them the post is read all the same.
    neighborsOf(post, data).then((found) => isCurrent && setNeighbors(found), storageProblemOf)
    return () => {
      isCurrent = false
    }
  }, [post.id, isDue])
  return neighbors
}

async function neighborsOf(post: Post, data: AppData): Promise<Neighbors> {
  const list = listWith(post.id)
  const ids = list?.ids ?? []
  const at = ids.indexOf(post.id)
  const [previousId, nextId] = [ids[at - 1], at < 0 ? undefined : ids[at + 1]]
  // The timeline goes on in storage where its shown part ends; other lists show all they have.
  const timeline = !list || list.path === '/' ? openedTimeline(data, list?.search ?? '') : undefined
  const [previous, next] = await Promise.all([
    previousId === undefined ? timeline?.newer(post) : postById(previousId),
    nextId === undefined ? timeline?.older(post, ids) : postById(nextId),
  ])
  return { previous, next }
}
