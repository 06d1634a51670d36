import type { ImageWidth } from '../../../proxy/wire.ts'
import type { PictureFailure } from '../domain/readiness.ts'
import type { StoredImage } from '../storage/pictures.ts'
import type { PostPictures } from '../storage/post-pictures.ts'

/** What a phone's screen shows well; the rest of the app's widths are drawn from it. */
const postWidth: ImageWidth = 720
const logoWidth: ImageWidth = 96

export interface WantedPicture {
  address: string
  width: ImageWidth
  /** Of something the reader keeps for good. */
  isKept: boolean
}

export interface Wanting {
  posts: readonly PostPictures[]
  /** Addresses of the pictures of kept pages. */
  inPages: readonly string[]
  /** Addresses of the followed publishers' logos. */
  logos: readonly string[]
  isFollowed: (sourceId: string) => boolean
  kept: ReadonlySet<string>
}

/** Every picture once, the most wanted first: of what the reader keeps, pages with it, logos, then of the newest posts. */
export function wantedPictures({ posts, inPages, logos, isFollowed, kept }: Wanting): WantedPicture[] {
  const newestFirst = [...posts].sort((a, b) => b.sortAt - a.sortAt)
  const ownPosts = newestFirst.filter(({ postId }) => kept.has(postId))
  const otherPosts = newestFirst.filter(({ postId, sourceId }) => !kept.has(postId) && isFollowed(sourceId))
  const wanted = new Map<string, WantedPicture>()
  const add = (address: string, width: ImageWidth, isKept: boolean) => {
    const before = wanted.get(address)
    if (!before) wanted.set(address, { address, width, isKept })
    else if (width > before.width) wanted.set(address, { ...before, width })
  }
  for (const { addresses } of ownPosts) for (const address of addresses) add(address, postWidth, true)
  for (const address of inPages) add(address, postWidth, true)
  for (const address of logos) add(address, logoWidth, false)
  for (const { addresses } of otherPosts) for (const address of addresses) add(address, postWidth, false)
  return [...wanted.values()]
}

export type StoredPictures = ReadonlyMap<string, StoredImage>
export type Failures = Readonly<Record<string, PictureFailure>>

/** Of a picture that is not here, while too few are to tell from. */
const usualBytes = 60_000
const leastToTell = 20

/**
 * As many as the budget holds, from the most wanted on; what the reader keeps whatever it takes. The last may
 * reach over the edge: else it would come and go at each refresh.
 */
export function withinBudget(
  wanted: readonly WantedPicture[],
  { stored, failures }: { stored: StoredPictures; failures: Failures },
  budgetBytes: number,
): WantedPicture[] {
  const likelyBytes = stored.size < leastToTell ? usualBytes : bytesOf(stored.values()) / stored.size
  let bytes = 0
  return wanted.filter((picture) => {
    if (bytes >= budgetBytes && !picture.isKept) return false
    bytes += stored.get(picture.address)?.bytes ?? (failures[picture.address] ? 0 : likelyBytes)
    return true
  })
}

/** Addresses to let go, so that what is stored takes no more than the budget: never one that is planned. */
export function picturesToDrop(
  stored: StoredPictures,
  { wanted, planned }: { wanted: readonly WantedPicture[]; planned: readonly WantedPicture[] },
  budgetBytes: number,
): string[] {
  const stays = new Set(planned.map(({ address }) => address))
  const rank = new Map(wanted.map(({ address }, at) => [address, at]))
  const unwantedFirst = [...stored.values()]
    .filter(({ address }) => !stays.has(address))
    .sort((a, b) => rankOf(b, rank) - rankOf(a, rank) || a.storedAt - b.storedAt)
  let excess = bytesOf(stored.values()) - budgetBytes
  return unwantedFirst.flatMap(({ address, bytes }) => {
    if (excess <= 0) return []
    excess -= bytes
    return address
  })
}

function rankOf({ address }: StoredImage, rank: ReadonlyMap<string, number>): number {
  return rank.get(address) ?? Number.MAX_SAFE_INTEGER
}

export function bytesOf(images: Iterable<StoredImage>): number {
  let sum = 0
  for (const { bytes } of images) sum += bytes
  return sum
}

export function isStored({ address, width }: WantedPicture, stored: StoredPictures): boolean {
  return (stored.get(address)?.width ?? 0) >= width
}
