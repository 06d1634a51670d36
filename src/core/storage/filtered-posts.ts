import type { Post } from '../domain/post.ts'
import type { PostFilter } from '../domain/timeline-filter.ts'
import { isNewer, newestKeys, type TimelinePlace } from './newest-rows.ts'
import { labelsOf } from './post-labels.ts'
import { allMarks, marksOf } from './read-marks.ts'
import { fewSavedPosts, savedIds } from './saved-posts.ts'
import type { Reading } from './transaction.ts'

/** Ids looked at first: enough for a page where most of them match, and where they must stand in several indexes. */
const firstStep = 24
const firstJoinStep = 250
/** Ids a slow phone takes in without holding up a finger. */
const longestStep = 1000

interface Wanted {
  sourceIds: ReadonlySet<string> | 'all'
  filter: PostFilter
}

type Stores = Reading<'posts' | 'readMarks' | 'saved'>

/**
 * Newest first. Walks the ids of the one index that promises to be shortest, in steps, and takes those that stand in
 * all others, too: a row is read only when it is shown.
 */
export async function filteredPosts(
  transaction: Stores,
  { before: start, count, ...wanted }: Wanted & { before: TimelinePlace | undefined; count: number },
): Promise<Post[]> {
  const few = wanted.filter.saved && (await fewSavedPosts(transaction, wanted))
  if (few) return few.filter((post) => !start || isNewer(start, post)).slice(0, count)
  const posts = transaction.objectStore('posts')
  const [driver = byTime, ...others] = rangesOf(wanted)
  const isWanted = wantedIds(transaction, wanted)
  const found: string[] = []
  let before = start
  const first = others.length === 0 ? firstStep : firstJoinStep
  for (let step = Math.max(first, count); found.length < count; step = Math.min(step * 4, longestStep)) {
    const ids = await newestKeys(posts.index(driver.index), driver.range({ before }), step)
    const last = await placeOf(transaction, ids.at(-1))
    if (!last) break
    found.push(...(await isWanted(await inAll(transaction, others, ids, { before, from: last }))))
    if (ids.length < step) break
    before = last
  }
  const rows = await Promise.all(found.slice(0, count).map((id) => posts.get(id)))
  return rows.flatMap((row) => row ?? [])
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
    count += (await isWanted(await inAll(transaction, others, ids, { after, upTo: last }))).length
    after = ids.length < longestStep ? undefined : last
  }
  return Math.min(count, most)
}

interface Limits {
  /** This place and what is older. */
  upTo?: TimelinePlace | undefined
  /** Only what is older. */
  before?: TimelinePlace | undefined
  /** This place and what is newer. */
  from?: TimelinePlace
  /** Only what is newer. */
  after?: TimelinePlace
}

/** A part of an index, in the order of time. */
interface Ranges {
  index: 'by-time' | 'by-source-time' | 'by-label'
  range: (limits: Limits) => IDBKeyRange | null
}

const byTime: Ranges = { index: 'by-time', range: (limits) => rangeIn([], limits) }

/** The ids of one source are the fewest; after those, in the order of `labelsOf`. */
function rangesOf({ sourceIds, filter }: Wanted): Ranges[] {
  const [source, ...more] = sourceIds === 'all' ? [] : sourceIds
  const labels = labelsOf(filter).map(
    (label): Ranges => ({ index: 'by-label', range: (limits) => rangeIn([label], limits) }),
  )
  if (source === undefined || more.length > 0) return labels
  return [{ index: 'by-source-time', range: (limits) => rangeIn([source], limits) }, ...labels]
}

/** An array sorts after every number and string, so `[…, []]` is the end of what begins so. */
function rangeIn(start: string[], { before, upTo, from, after }: Limits): IDBKeyRange {
  const [lowest, highest] = [from ?? after, upTo ?? before]
  const lower = lowest ? [...start, lowest.sortAt, lowest.id] : start
  const upper = highest ? [...start, highest.sortAt, highest.id] : [...start, []]
  return IDBKeyRange.bound(lower, upper, after !== undefined, upTo === undefined)
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

/** What the ids themselves and the reader's marks tell. Marks are asked for one by one at first, then all at once. */
function wantedIds(transaction: Stores, { sourceIds, filter }: Wanted) {
  let marks: Set<string> | undefined
  const saved = filter.saved ? savedIds(transaction) : undefined
  return async (ids: string[]): Promise<string[]> => {
    const kept = await saved
    const ofSources = ids.filter(
      (id) => (sourceIds === 'all' || sourceIds.has(id.slice(0, id.indexOf('/')))) && (!kept || kept.has(id)),
    )
    if (!filter.unread || ofSources.length === 0) return ofSources
    if (!marks && ofSources.length > firstStep) marks = await allMarks(transaction)
    const read =
      marks ??
      (await marksOf(
        transaction,
        ofSources.map((id) => ({ id })),
      ))
    return ofSources.filter((id) => !read.has(id))
  }
}

async function placeOf(transaction: Stores, id: string | undefined): Promise<TimelinePlace | undefined> {
  return id === undefined ? undefined : transaction.objectStore('posts').get(id)
}
