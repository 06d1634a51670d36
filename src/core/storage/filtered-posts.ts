import type { Post } from '../domain/post.ts'
import { asksOfPosts, type PostFilter } from '../domain/timeline-filter.ts'
import { byTime, type Limits, type Ranges, rangesOf } from './filter-ranges.ts'
import { followedPosts } from './followed-posts.ts'
import { rowsWith } from './many.ts'
import { isNewer, newestKeys, type TimelinePlace } from './newest-rows.ts'
import type { TimelinePage } from './posts.ts'
import { allMarks, marksOf } from './read-marks.ts'
import { fewSavedPosts, savedIds } from './saved-posts.ts'
import type { Reading } from './transaction.ts'

/** Ids looked at first: enough for a page where most of them match, where some sources are asked for, and where they must stand in several indexes. */
const firstStep = 24
const firstSourceStep = 100
const firstJoinStep = 600
/** Ids a slow phone takes in without holding up a finger. */
const longestStep = 1000

interface Wanted {
  sourceIds: ReadonlySet<string> | 'all'
  filter: PostFilter
}

type Wish = Wanted & { before: TimelinePlace | undefined; count: number }

type Stores = Reading<'posts' | 'readMarks' | 'saved'>

/** Newest first. */
export async function filteredPosts(transaction: Stores, wish: Wish): Promise<Post[]> {
  const few = await fewOf(transaction, wish)
  if (few) return few
  const rowsOf = rowReader(transaction)
  const { ids, rest } = await filteredIds(transaction, wish, rowsOf)
  const posts = await rowsOf(ids)
  return rest ? [...posts, ...(await followedPosts(transaction, rest))] : posts
}

/** Newest first, with their read marks. */
export async function filteredPage(transaction: Stores, wish: Wish): Promise<TimelinePage> {
  const few = await fewOf(transaction, wish)
  if (few) return { posts: few, read: await marksOf(transaction, few) }
  const rowsOf = rowReader(transaction)
  const { ids, rest } = await filteredIds(transaction, wish, rowsOf)
  const named = wish.filter.unread ? [] : ids.map((id) => ({ id }))
  // Asked for together: each answer that is waited for by itself is some milliseconds on a slow phone.
  const [posts, read] = await Promise.all([rowsOf(ids), marksOf(transaction, named)])
  if (!rest) return { posts, read }
  const older = await followedPosts(transaction, rest)
  return { posts: [...posts, ...older], read: new Set([...read, ...(await marksOf(transaction, older))]) }
}

/** Where few are saved those are the shorter way. */
async function fewOf(transaction: Stores, wish: Wish): Promise<Post[] | undefined> {
  const { filter, before, count } = wish
  const few = filter.saved && (await fewSavedPosts(transaction, wish))
  return few ? few.filter((post) => !before || isNewer(before, post)).slice(0, count) : undefined
}

type RowReader = (ids: readonly string[]) => Promise<Post[]>

/** Reads no row twice: what is likely to be shown can be asked for before it is known to be. */
function rowReader(transaction: Stores): RowReader {
  const posts = transaction.objectStore('posts')
  const known = new Map<string, Post | undefined>()
  let reading: Promise<unknown> = Promise.resolve()
  return async (ids) => {
    const others = ids.filter((id) => !known.has(id))
    for (const id of others) known.set(id, undefined)
    const note = async () => {
      for (const row of await rowsWith(posts, others)) if (row) known.set(row.id, row)
    }
    if (others.length > 0) reading = Promise.all([reading, note()])
    await reading
    return ids.flatMap((id) => known.get(id) ?? [])
  }
}

/**
 * Walks the ids of the one index that promises to be shortest, in steps, and takes those that stand in all others,
 * too: a row is read only when it is shown. Where nothing but the sources is asked for and they are quiet, the walk
 * ends early and the `rest` is for others to find.
 */
async function filteredIds(
  transaction: Stores,
  { before: start, count, ...wanted }: Wish,
  rowsOf: RowReader,
): Promise<{ ids: string[]; rest?: Parameters<typeof followedPosts>[1] }> {
  const posts = transaction.objectStore('posts')
  const { sourceIds } = wanted
  const [driver = byTime, ...others] = rangesOf(wanted)
  const isBySource = sourceIds !== 'all' && driver.index !== 'by-source-time'
  const isOnlyBySource = isBySource && driver === byTime && !asksOfPosts(wanted.filter)
  const isWanted = wantedIds(transaction, wanted, rowsOf)
  const found: string[] = []
  let before = start
  const isJoined = others.length > 0 || (isBySource && driver !== byTime)
  const first = isJoined ? firstJoinStep : isBySource ? firstSourceStep : firstStep
  for (let step = Math.max(first, count); ; step = Math.min(step * 4, longestStep)) {
    const ids = await newestKeys(posts.index(driver.index), driver.range({ before }), step)
    const isEnd = ids.length < step
    // Asked for together with what is wanted of these. Who takes it hears of a failure.
    const last = isEnd && others.length === 0 ? undefined : placeOf(transaction, ids.at(-1))
    last?.catch(() => undefined)
    const from = others.length > 0 ? await last : undefined
    const inOthers = from ? await inAll(transaction, others, ids, { before, from }) : ids
    found.push(...(await isWanted(inOthers, count - found.length)))
    if (found.length >= count || isEnd) return { ids: found.slice(0, count) }
    before = await last
    if (isOnlyBySource) return { ids: found, rest: { sourceIds, before, count: count - found.length } }
  }
}

/** How many stand above this place, `most` at most. */
export async function countNewer(
  transaction: Stores,
  place: TimelinePlace,
  { most, ...wanted }: Wanted & { most: number },
): Promise<number> {
  const few = wanted.filter.saved && (await fewSavedPosts(transaction, wanted))
  if (few) return Math.min(few.filter((post) => isNewer(post, place)).length, most)
  const [driver = byTime, ...others] = rangesOf(wanted)
  const index = transaction.objectStore('posts').index(driver.index)
  const isWanted = wantedIds(transaction, wanted)
  let count = 0
  for (let after: TimelinePlace | undefined = place; after && count < most; ) {
    const ids: string[] = await index.getAllKeys(driver.range({ after }), longestStep)
    const last = await placeOf(transaction, ids.at(-1))
    const inOthers = await inAll(transaction, others, ids, { after, upTo: last })
    count += (await isWanted(inOthers, Number.POSITIVE_INFINITY)).length
    after = ids.length < longestStep ? undefined : last
  }
  return Math.min(count, most)
}

async function inAll(
  transaction: Stores,
  others: Ranges[],
  ids: string[],
  limits: Limits,
): Promise<string[]> {
  if (ids.length === 0) return []
  const posts = transaction.objectStore('posts')
  const sets = await Promise.all(
    others.map(async ({ index, range }) => new Set(await posts.index(index).getAllKeys(range(limits)))),
  )
  return ids.filter((id) => sets.every((set) => set.has(id)))
}

/**
 * What the ids themselves and the reader's marks tell, `enough` of them at least where there are. Marks are asked for
 * one by one at first, then all at once.
 */
function wantedIds(transaction: Stores, { sourceIds, filter }: Wanted, rowsOf?: RowReader) {
  let marks: Set<string> | undefined
  const saved = filter.saved ? savedIds(transaction) : undefined
  return async (ids: string[], enough: number): Promise<string[]> => {
    const kept = await saved
    const ofSources = ids.filter(
      (id) => (sourceIds === 'all' || sourceIds.has(id.slice(0, id.indexOf('/')))) && (!kept || kept.has(id)),
    )
    if (!filter.unread || ofSources.length === 0) return ofSources
    if (!marks) {
      const some = ofSources.slice(0, Math.min(firstStep, enough * 2))
      const reading = marksOf(
        transaction,
        some.map((id) => ({ id })),
      )
      // Most of them are unread as a rule, so that their rows come by the same answer. Who takes them hears of a failure.
      rowsOf?.(some.slice(0, enough)).catch(() => undefined)
      const read = await reading
      const unread = some.filter((id) => !read.has(id))
      if (unread.length >= enough || some.length === ofSources.length) return unread
      marks = await allMarks(transaction)
    }
    const read = marks
    return ofSources.filter((id) => !read.has(id))
  }
}

async function placeOf(transaction: Stores, id: string | undefined): Promise<TimelinePlace | undefined> {
  return id === undefined ? undefined : transaction.objectStore('posts').get(id)
}
