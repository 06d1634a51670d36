import { asOfFile } from '../domain/came-by-file.ts'
import type { Post, PostBody } from '../domain/post.ts'
import { withBodyPictures } from './body-pictures.ts'
import { newFetchState } from './fetch-states.ts'
import { withPicturesOf } from './file-pictures.ts'
import { countOf, eachStanding, type ImportedPost, type Standing, type Standings } from './file-standing.ts'
import { withLabels } from './post-labels.ts'
import { keepAside } from './quarantines.ts'
import type { ActionPack, StoredImage } from './schema.ts'
import { read, type Writing, write } from './transaction.ts'

export type { ImportedPost, Standings } from './file-standing.ts'

const stores = [
  'posts',
  'bodies',
  'fetchStates',
  'sources',
  'publishers',
  'images',
  'actionPacks',
  'quarantines',
] as const
export type Importing = Writing<(typeof stores)[number]>

/** What an import would do now. */
export async function standingsOf(incoming: readonly ImportedPost[]): Promise<Standings> {
  return read(['posts', 'fetchStates', 'quarantines'], async (transaction) =>
    countOf(
      await eachStanding(incoming, {
        posts: transaction.objectStore('posts'),
        fetchStates: transaction.objectStore('fetchStates'),
        quarantines: transaction.objectStore('quarantines'),
      }),
    ),
  )
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
    const standings = await eachStanding(incoming, {
      posts: transaction.objectStore('posts'),
      fetchStates: transaction.objectStore('fetchStates'),
      quarantines: transaction.objectStore('quarantines'),
    })
    const having = (...wanted: Standing[]) =>
      incoming.filter((_, at) => wanted.includes(standings[at] as Standing))
    const added = having('new')
    await putPosts(transaction, having('new', 'newer'), now)
    await putPicturesOf(transaction, having('pictures'))
    await countPosts(transaction, added)
    const held = having('held').flatMap(({ why, ...given }) =>
      why ? [{ post: marked(given, now), body: given.body, why }] : [],
    )
    await keepAside(transaction, held, now)
    for (const { source, publisher } of added) await putUnknown(transaction, source, publisher, now)
    for (const image of images) await transaction.objectStore('images').put(image)
    await transaction.objectStore('actionPacks').put(pack)
    return countOf(standings)
  })
}

async function putPosts(transaction: Importing, taken: readonly ImportedPost[], now: number): Promise<void> {
  const posts = transaction.objectStore('posts')
  const bodies = transaction.objectStore('bodies')
  // Async, as `put` throws at once when the quota has ended the transaction between two of them.
  const putPost = async (post: Post, body: PostBody) => posts.put(withBodyPictures(withLabels(post), body))
  const putBody = async (body: PostBody) => bodies.put(body)
  await Promise.all(taken.flatMap((given) => [putPost(marked(given, now), given.body), putBody(given.body)]))
}

/** No date in a file can keep a post above all that come later. */
function marked({ post, signedAt }: ImportedPost, now: number): Post {
  return signedAt === undefined ? asOfFile({ ...post, sortAt: Math.min(post.sortAt, now) }) : post
}

async function putPicturesOf(transaction: Importing, given: readonly ImportedPost[]): Promise<void> {
  const posts = transaction.objectStore('posts')
  const bodies = transaction.objectStore('bodies')
  for (const { post, body } of given) {
    const [storedPost, storedBody] = await Promise.all([posts.get(post.id), bodies.get(post.id)])
    if (!storedPost || !storedBody) continue
    const whole = withPicturesOf({ post: storedPost, body: storedBody }, { post, body })
    await posts.put(withBodyPictures(whole.post, whole.body))
    await bodies.put(whole.body)
  }
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
