import type { Post, PostBody } from '../domain/post.ts'
import { normalizedTag } from '../domain/timeline-filter.ts'
import { rowsWith } from './many.ts'
import { read } from './transaction.ts'

export interface PackChoice {
  sourceIds: ReadonlySet<string>
  /** As `normalizedTag` gives them; none is any. */
  tags: readonly string[]
  /** Epoch ms. */
  since: number
}

/** Newest first, `most` at most. */
export async function postsForPack({ sourceIds, tags, since }: PackChoice, most: number): Promise<Post[]> {
  const rows = await read(['posts'], (transaction) =>
    transaction
      .objectStore('posts')
      .index('by-time')
      .getAll(IDBKeyRange.lowerBound([since])),
  )
  const isWanted = ({ sourceId, tags: own }: Post) =>
    sourceIds.has(sourceId) && (tags.length === 0 || own.some((tag) => tags.includes(normalizedTag(tag))))
  return rows.filter(isWanted).reverse().slice(0, most)
}

/** Of these posts, as far as they are stored. */
export async function bodiesOf(ids: readonly string[]): Promise<PostBody[]> {
  return read(['bodies'], async (transaction) => {
    const bodies = await rowsWith(transaction.objectStore('bodies'), ids)
    return bodies.filter((body) => body !== undefined)
  })
}

/** Addresses of all pictures of a post as its pages show them. */
export function picturesOf({ leadImage }: Pick<Post, 'leadImage'>, body: PostBody | undefined): string[] {
  const urls = (body?.images ?? []).map(({ url }) => url)
  return [...new Set(leadImage ? [leadImage.url, ...urls] : urls)]
}
