import { asOfFile, cameByFile, publishedHash } from '../domain/came-by-file.ts'
import type { Post, PostBody } from '../domain/post.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { Source } from '../domain/source.ts'
import { withBodyPictures } from './body-pictures.ts'
import { newFetchState } from './fetch-states.ts'
import { withLabels } from './post-labels.ts'
import type { ActionPack, FetchState, StoredImage } from './schema.ts'
import { read, type Writing, write } from './transaction.ts'

export interface ImportedPost {
  post: Post
  body: PostBody
  source: Pick<Source, 'id' | 'title' | 'feedUrl' | 'language'>
  publisher: Pick<Publisher, 'id' | 'name' | 'kind'>
  /** Epoch ms at which our server, which signed it, first saw the feed that it is of. */
  signedAt?: number
}

/** What a file's post is to this phone. */
export type Standing =
  | 'new'
  /** The phone has the very same. */
  | 'same'
  /** It replaces an older one: of a file, or, where it is signed, of an older feed. */
  | 'newer'
  /** The phone has it from its feed, or in a newer version: that one stays. */
  | 'stays'

export type Standings = Record<Standing, number>

const stores = ['posts', 'bodies', 'fetchStates', 'sources', 'publishers', 'images', 'actionPacks'] as const
type Importing = Writing<(typeof stores)[number]>

/** What an import would do now. */
export async function standingsOf(incoming: readonly ImportedPost[]): Promise<Standings> {
  return read(['posts', 'fetchStates'], async (transaction) => {
    const [posts, states] = [transaction.objectStore('posts'), transaction.objectStore('fetchStates')]
    return countOf(
      await eachStanding(incoming, { postOf: (id) => posts.get(id), stateOf: (id) => states.get(id) }),
    )
  })
}

/**
 * All of a file's posts with the pack that keeps them and the records of the pictures that were put, or nothing. What nobody signed
 * never replaces what came from a feed, and what was signed replaces what came from an older one.
 */
export async function importPack(
  pack: ActionPack,
  incoming: readonly ImportedPost[],
  images: readonly StoredImage[],
  now: number,
): Promise<Standings> {
  return write([...stores], 'strict', async (transaction) => {
    const posts = transaction.objectStore('posts')
    const states = transaction.objectStore('fetchStates')
    const standings = await eachStanding(incoming, {
      postOf: (id) => posts.get(id),
      stateOf: (id) => states.get(id),
    })
    const taken = incoming.filter((_, at) => standings[at] === 'new' || standings[at] === 'newer')
    const added = incoming.filter((_, at) => standings[at] === 'new')
    await putPosts(transaction, taken, now)
    await countPosts(transaction, added)
    for (const { source, publisher } of added) await putUnknown(transaction, source, publisher, now)
    for (const image of images) await transaction.objectStore('images').put(image)
    await transaction.objectStore('actionPacks').put(pack)
    return countOf(standings)
  })
}

interface Known {
  postOf: (id: string) => Promise<Post | undefined>
  stateOf: (sourceId: string) => Promise<FetchState | undefined>
}

async function eachStanding(incoming: readonly ImportedPost[], known: Known): Promise<Standing[]> {
  const [posts, states] = await Promise.all([
    Promise.all(incoming.map(({ post }) => known.postOf(post.id))),
    Promise.all(incoming.map(({ post }) => known.stateOf(post.sourceId))),
  ])
  return incoming.map((given, at) => standingOf(given, posts[at], states[at]))
}

function standingOf(
  { post, signedAt }: ImportedPost,
  stored: Post | undefined,
  state: FetchState | undefined,
): Standing {
  if (!stored) return 'new'
  const isSame = publishedHash(stored) === publishedHash(post)
  if (signedAt !== undefined) {
    if (cameByFile(stored)) return 'newer'
    if (isSame) return 'same'
    return signedAt > (state?.changedAt ?? Number.POSITIVE_INFINITY) ? 'newer' : 'stays'
  }
  if (isSame) return 'same'
  return cameByFile(stored) && versionTime(post) > versionTime(stored) ? 'newer' : 'stays'
}

function versionTime({ modifiedAt, publishedAt }: Post): number {
  return modifiedAt ?? publishedAt ?? 0
}

function countOf(standings: readonly Standing[]): Standings {
  const counts: Standings = { new: 0, same: 0, newer: 0, stays: 0 }
  for (const standing of standings) counts[standing] += 1
  return counts
}

async function putPosts(transaction: Importing, taken: readonly ImportedPost[], now: number): Promise<void> {
  const posts = transaction.objectStore('posts')
  const bodies = transaction.objectStore('bodies')
  // Async, as `put` throws at once when the quota has ended the transaction between two of them.
  const putPost = async (post: Post, body: PostBody) => posts.put(withBodyPictures(withLabels(post), body))
  const putBody = async (body: PostBody) => bodies.put(body)
  await Promise.all(
    taken.flatMap(({ post, body, signedAt }) => [
      // No date in a file can keep a post above all that come later.
      putPost(
        signedAt === undefined ? asOfFile({ ...post, sortAt: Math.min(post.sortAt, now) }) : post,
        body,
      ),
      putBody(body),
    ]),
  )
}

async function countPosts(transaction: Importing, added: readonly ImportedPost[]): Promise<void> {
  const states = transaction.objectStore('fetchStates')
  const counts = new Map<string, number>()
  for (const { post } of added) counts.set(post.sourceId, (counts.get(post.sourceId) ?? 0) + 1)
  for (const [sourceId, count] of counts) {
    const state = (await states.get(sourceId)) ?? newFetchState(sourceId)
    await states.put({ ...state, postCount: state.postCount + count })
  }
}

/** A source that this phone's catalog does not have: named as the file names it, and never asked for anything. */
async function putUnknown(
  transaction: Importing,
  source: ImportedPost['source'],
  publisher: ImportedPost['publisher'],
  now: number,
): Promise<void> {
  const sources = transaction.objectStore('sources')
  const publishers = transaction.objectStore('publishers')
  if ((await sources.getKey(source.id)) !== undefined) return
  const retired = { on: new Date(now).toISOString().slice(0, 10), reason: '' }
  await sources.put({ ...source, publisherId: publisher.id, unverified: true, retired })
  if ((await publishers.getKey(publisher.id)) === undefined) await publishers.put(publisher)
}
