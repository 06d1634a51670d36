import { packLimits } from '../core/pack/pack-format.ts'
import { storedImages } from '../core/storage/pack-images.ts'
import { bodiesOf, picturesOf, postsForPack } from '../core/storage/pack-posts.ts'
import type { PackEstimate, PackWish } from './pack-messages.ts'
import { pictureBytes } from './stored-pictures.ts'

/** Of a picture as our server makes it for phones, where none is known. */
const usualPictureBytes = 40_000
const bodiesAtOnce = 100

/** Texts are counted; pictures that are not on the phone are reckoned by those that are. */
export async function estimatePack({ sourceIds, tags, since }: PackWish): Promise<PackEstimate> {
  const posts = await postsForPack({ sourceIds: new Set(sourceIds), tags, since }, packLimits.posts)
  const addresses = new Set<string>()
  let textBytes = 0
  for (let at = 0; at < posts.length; at += bodiesAtOnce) {
    const some = posts.slice(at, at + bodiesAtOnce)
    const bodies = new Map((await bodiesOf(some.map(({ id }) => id))).map((body) => [body.postId, body]))
    for (const post of some) {
      const body = bodies.get(post.id)
      textBytes += utf8Length(JSON.stringify(post)) + utf8Length(body?.html ?? '')
      for (const address of picturesOf(post, body)) addresses.add(address)
    }
  }
  const known = await knownBytes([...addresses])
  const stored = [...known.values()].reduce((sum, bytes) => sum + bytes, 0)
  const missingPictures = addresses.size - known.size
  const usual = known.size > 0 ? stored / known.size : usualPictureBytes
  const missingBytes = Math.round(missingPictures * usual)
  return {
    postIds: posts.map(({ id }) => id),
    textBytes,
    pictures: addresses.size,
    pictureBytes: stored + missingBytes,
    missingPictures,
    missingBytes,
  }
}

/** Some lie in the cache without a record: they were shown once. */
async function knownBytes(addresses: readonly string[]): Promise<Map<string, number>> {
  const records = await storedImages(addresses)
  const known = new Map<string, number>()
  for (const address of addresses) {
    const bytes = records.get(address)?.bytes ?? (await pictureBytes(address))?.length
    if (bytes !== undefined) known.set(address, bytes)
  }
  return known
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length
}
