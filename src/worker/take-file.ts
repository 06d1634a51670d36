import { packLimits } from '../core/pack/pack-format.ts'
import { type ReadPack, readPack } from '../core/pack/read-pack.ts'
import { isTexts, readTexts } from '../core/pack/read-texts.ts'
import { type ImportedPost, importPack, standingsOf } from '../core/storage/import-pack.ts'
import { readAsOf } from '../core/storage/last-refresh.ts'
import { whilePutting } from '../core/storage/pictures.ts'
import type { ActionPack } from '../core/storage/schema.ts'
import type { FileLook, TakenFile } from './pack-messages.ts'
import { withProof } from './signed-posts.ts'
import { putPictures } from './stored-pictures.ts'
import { withSuspicion } from './suspect-posts.ts'

const mostShown = 20
let looked: (Omit<ReadPack, 'posts' | 'feeds'> & { posts: ImportedPost[] }) | undefined

/** What is in a file, or in what codes carried; nothing of it is stored yet. */
export async function lookAt(file: Blob): Promise<FileLook> {
  looked = undefined
  if (file.size > packLimits.fileBytes) return { kind: 'refused', why: 'tooLarge' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const reading = await (isTexts(bytes) ? readTexts(bytes) : readPack(bytes))
  if (reading.kind === 'refused') return reading
  const { feeds: _, ...rest } = reading.pack
  const posts = await withSuspicion(await withProof(reading.pack))
  looked = { ...rest, posts }
  const { name, day, createdAt, pictures } = looked
  const signedTimes = posts.flatMap(({ signedAt }) => signedAt ?? [])
  return {
    kind: 'pack',
    name,
    day,
    createdAt,
    posts: posts.slice(0, mostShown).map(({ post, publisher }) => ({
      title: post.title ?? post.excerpt,
      publisher: publisher.name,
      language: post.language,
    })),
    postCount: posts.length,
    pictureCount: pictures.length,
    bytes: file.size,
    signedCount: signedTimes.length,
    signedAt: Math.max(0, ...signedTimes),
    standings: await standingsOf(posts),
  }
}

/**
 * Pictures first, which nobody sees without their posts; then all else by one transaction. Killed between the two,
 * the phone has nothing of the file.
 */
export async function takeLooked(): Promise<TakenFile> {
  if (!looked) throw new TypeError('No file was looked at.')
  const { id, name, day, createdAt: madeAt, posts, pictures } = looked
  // A refresh knows the time by our server: a phone whose clock is behind must not file the posts in the past.
  const now = Math.max(Date.now(), (await readAsOf()) ?? 0)
  const pack: ActionPack = {
    id,
    name,
    postIds: posts.filter(({ why }) => !why).map(({ post }) => post.id),
    createdAt: now,
    madeAt,
    received: posts.every(({ signedAt }) => signedAt !== undefined) ? 'signed' : 'unsigned',
    ...(day !== undefined && { day }),
  }
  const standings = await whilePutting(async () =>
    importPack(pack, posts, await putPictures(pictures, now), now),
  )
  looked = undefined
  return { pack, standings }
}
