import { cameByFile, publishedHash } from '../domain/came-by-file.ts'
import type { Post, PostBody } from '../domain/post.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { Quarantine, Suspicion } from '../domain/quarantine.ts'
import type { Source } from '../domain/source.ts'
import { lacksPicturesOf } from './file-pictures.ts'
import type { FetchState, StoredPost } from './schema.ts'

export interface ImportedPost {
  post: Post
  body: PostBody
  source: Pick<Source, 'id' | 'title' | 'feedUrl' | 'language'>
  publisher: Pick<Publisher, 'id' | 'name' | 'kind'>
  /** Epoch ms at which our server, which signed it, first saw the feed that it is of. */
  signedAt?: number
  /** It is as unlike its source as what somebody publishes who took over its site. */
  why?: Suspicion
}

/** What a file's post is to this phone. */
export type Standing =
  | 'new'
  /** It is put aside until the reader lets it in, as it would be had it come by a refresh. */
  | 'held'
  /** The phone has the very same. */
  | 'same'
  /** The phone has it without its pictures, as codes brought it: its text stays, and they come to it. */
  | 'pictures'
  /** It replaces an older one: of a file, or, where it is signed, of an older feed. */
  | 'newer'
  /** The phone has it from its feed, or in a newer version: that one stays. */
  | 'stays'

export type Standings = Record<Standing, number>

/** Where it is looked up what the phone has. */
interface Known {
  posts: { get(id: string): Promise<StoredPost | undefined> }
  fetchStates: { get(sourceId: string): Promise<FetchState | undefined> }
  quarantines: { getAll(): Promise<Quarantine[]> }
}

/** In the order of `incoming`. */
export async function eachStanding(incoming: readonly ImportedPost[], known: Known): Promise<Standing[]> {
  const [posts, states, quarantines] = await Promise.all([
    Promise.all(incoming.map(({ post }) => known.posts.get(post.id))),
    Promise.all(incoming.map(({ post }) => known.fetchStates.get(post.sourceId))),
    known.quarantines.getAll(),
  ])
  const heldIds = new Set(quarantines.flatMap(({ held }) => held.map(({ post }) => post.id)))
  return incoming.map((given, at) =>
    !posts[at] && (given.why || heldIds.has(given.post.id))
      ? 'held'
      : standingOf(given, posts[at], states[at]),
  )
}

function standingOf(
  { post, body, signedAt }: ImportedPost,
  stored: StoredPost | undefined,
  state: FetchState | undefined,
): Standing {
  if (!stored) return 'new'
  const isSame = publishedHash(stored) === publishedHash(post)
  if (signedAt !== undefined) {
    if (cameByFile(stored)) return 'newer'
    if (isSame) return 'same'
    return signedAt > (state?.changedAt ?? Number.POSITIVE_INFINITY) ? 'newer' : 'stays'
  }
  if (isSame) return lacksPicturesOf(stored, post, body.images) ? 'pictures' : 'same'
  return cameByFile(stored) && versionTime(post) > versionTime(stored) ? 'newer' : 'stays'
}

function versionTime({ modifiedAt, publishedAt }: Post): number {
  return modifiedAt ?? publishedAt ?? 0
}

export function countOf(standings: readonly Standing[]): Standings {
  const counts: Standings = { new: 0, held: 0, same: 0, pictures: 0, newer: 0, stays: 0 }
  for (const standing of standings) counts[standing] += 1
  return counts
}
