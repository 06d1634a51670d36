import type { Post } from '../domain/post.ts'
import { isNewer, newestBefore, newestOf, type TimelinePlace } from './newest-rows.ts'
import type { Reading } from './transaction.ts'

/** What one more request costs, in rows of the same time. */
const rowsPerRequest = 5

interface Wanted {
  sourceIds: ReadonlySet<string>
  before: TimelinePlace | undefined
  count: number
}

/**
 * Newest first. While most posts are followed, a walk back through time meets a page of them soon. When few
 * are, and those perhaps old, it could pass 20,000 rows: then the newest of each followed source are merged.
 * The walk itself finds out how dense the followed posts lie, and ends where the merge promises to be shorter.
 */
export async function followedPosts(transaction: Reading<'posts'>, wanted: Wanted): Promise<Post[]> {
  const { sourceIds, count } = wanted
  if (sourceIds.size === 0) return []
  const found: Post[] = []
  let before = wanted.before
  let rowsToGo = count * 2
  while (rowsToGo < rowsOfMerge(sourceIds, count - found.length)) {
    const rows = await newestBefore(transaction, before, rowsToGo)
    const followed = rows.filter((post) => sourceIds.has(post.sourceId))
    found.push(...followed)
    if (found.length >= count || rows.length < rowsToGo) return found.slice(0, count)
    before = rows.at(-1)
    rowsToGo = Math.ceil((count - found.length) * (rows.length / followed.length) * 1.2)
  }
  return [...found, ...(await merge(transaction, { sourceIds, before, count: count - found.length }))]
}

function rowsOfMerge(sourceIds: ReadonlySet<string>, count: number): number {
  return sourceIds.size * (shareOf(sourceIds, count) + rowsPerRequest)
}

/** Half as much again as if all had the same. */
function shareOf(sourceIds: ReadonlySet<string>, count: number): number {
  return Math.min(count, Math.ceil((count / sourceIds.size) * 1.5) + 1)
}

/** A source's newest, as far as they were asked for. */
interface Run {
  sourceId: string
  posts: Post[]
  isEnd: boolean
}

/** Asks each source for its share, and those for more of whom more may belong on the page. */
async function merge(transaction: Reading<'posts'>, { sourceIds, before, count }: Wanted): Promise<Post[]> {
  const runs: Run[] = [...sourceIds].map((sourceId) => ({ sourceId, posts: [], isEnd: false }))
  for (let step = shareOf(sourceIds, count), short = runs; ; step *= 2) {
    await Promise.all(
      short.map(async (run) => {
        const more = await newestOf(transaction, run.sourceId, run.posts.at(-1) ?? before, step)
        run.posts.push(...more)
        run.isEnd = more.length < step
      }),
    )
    const page = newestOfAll(runs, count)
    short = short.filter((run) => !run.isEnd && reachesInto(page, run, count))
    if (short.length === 0) return page
  }
}

function reachesInto(page: Post[], { posts }: Run, count: number): boolean {
  const oldest = page[count - 1]
  const last = posts.at(-1)
  return !oldest || !last || isNewer(last, oldest)
}

function newestOfAll(runs: Run[], count: number): Post[] {
  return runs
    .flatMap((run) => run.posts)
    .sort((a, b) => (isNewer(a, b) ? -1 : 1))
    .slice(0, count)
}
