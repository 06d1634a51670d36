import { isSameStatement } from '../domain/joint-statements.ts'
import type { Post } from '../domain/post.ts'
import { read } from './transaction.ts'

/** Where few sources are followed, the walk ends here and finds none. */
const mostLookedAt = 400

/** The post that stands above this one in the timeline of these sources, and is not its copy. */
export async function newerPost(
  post: Post,
  sourceIds: ReadonlySet<string> | 'all',
): Promise<Post | undefined> {
  return read(['posts'], async (transaction) => {
    const above = IDBKeyRange.lowerBound([post.sortAt, post.id], true)
    let cursor = await transaction.objectStore('posts').index('by-time').openCursor(above)
    for (let looked = 0; cursor && looked < mostLookedAt; looked++) {
      const { value } = cursor
      if ((sourceIds === 'all' || sourceIds.has(value.sourceId)) && !isSameStatement(post, value))
        return value
      cursor = await cursor.continue()
    }
    return undefined
  })
}
