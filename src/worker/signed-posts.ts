import type { Source } from '../core/domain/source.ts'
import type { ReadPack } from '../core/pack/read-pack.ts'
import { isSigned } from '../core/pack/signed-feed.ts'
import { allSources } from '../core/storage/catalog.ts'
import type { ImportedPost } from '../core/storage/import-pack.ts'
import { readFeedIndex } from '../core/storage/server-states.ts'
import { readFeed } from './feed-reader.ts'

type Proven = Required<Pick<ImportedPost, 'post' | 'body' | 'signedAt'>>

/**
 * The posts of a file; those that are in a feed the server signed as they are there, and not as the file has them. The
 * server's key is that of the last refresh.
 * Only of sources that the phone knows from its own catalog: a name that stands in the file is not signed.
 */
export async function withProof({ posts, feeds }: ReadPack): Promise<ImportedPost[]> {
  const key = feeds.length > 0 ? (await readFeedIndex())?.index.serverKey : undefined
  if (key === undefined) return posts
  const sources = new Map((await allSources()).map((source) => [source.id, source]))
  const proven = new Map<string, Proven>()
  // Of two of one source the newer holds.
  for (const feed of [...feeds].sort((a, b) => a.changed - b.changed)) {
    const source = sources.get(feed.sourceId)
    if (!source || isNamedByFile(source) || !(await isSigned(feed, feed.bytes, key))) continue
    for (const post of await postsIn(feed, source)) proven.set(post.post.id, post)
  }
  return posts.map((given) => {
    const signed = proven.get(given.post.id)
    return signed ? { ...given, ...signed } : given
  })
}

async function postsIn(
  { bytes, type = '', url, changed }: ReadPack['feeds'][number],
  source: Source,
): Promise<Proven[]> {
  const posts = await readFeed({ bytes, contentType: type, url, source, seenAt: changed * 1000 })
  return posts.map(({ post, body }) => ({ post, body, signedAt: changed * 1000 }))
}

/** As `import-pack.ts` stores those that the catalog does not have. */
function isNamedByFile({ unverified, retired }: Source): boolean {
  return unverified === true && retired !== undefined
}
