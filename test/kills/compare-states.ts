import type { StoredState } from './stored-state.ts'

/** What is meant to go while the browser is killed; everything else has to stay. */
export interface MayGo {
  post: (id: string) => boolean
  picture: (address: string) => boolean
}

export const nothing: MayGo = { post: () => false, picture: () => false }

/** What was there before, and is not there any more. */
export function lostOf(before: StoredState, after: StoredState, mayGo: MayGo = nothing): string[] {
  const posts = Object.keys(before.posts).filter(
    (id) => !mayGo.post(id) && !(id in after.posts && id in after.bodies),
  )
  const own = Object.keys(before.own).filter((key) => before.own[key] !== after.own[key])
  const packs = before.packs.filter(({ id }) => !after.packs.some((pack) => pack.id === id))
  const pictures = intactPictures(before).filter(
    (address) => !mayGo.picture(address) && after.pictureBytes[address] !== before.pictureBytes[address],
  )
  return [
    ...posts.map((id) => `post ${id}`),
    ...own.map((key) => `own ${key}`),
    ...packs.map(({ id }) => `pack ${id}`),
    ...pictures.map((address) => `picture ${address}`),
  ]
}

/** What one transaction should have stored together and did not. */
export function tornOf({ posts, bodies, packs, fetchStates, shown, pictureRecords }: StoredState): string[] {
  const halves = [
    ...Object.keys(posts).flatMap((id) => (id in bodies ? [] : `post without text: ${id}`)),
    ...Object.keys(bodies).flatMap((id) => (id in posts ? [] : `text without post: ${id}`)),
  ]
  const counted = new Map<string, number>()
  for (const id of Object.keys(posts)) {
    const sourceId = id.slice(0, id.indexOf('/'))
    counted.set(sourceId, (counted.get(sourceId) ?? 0) + 1)
  }
  const miscounted = fetchStates.flatMap(({ sourceId, postCount }) =>
    postCount === (counted.get(sourceId) ?? 0) ? [] : `${sourceId} has not the ${postCount} posts it counts`,
  )
  const isWhole = (postId: string) =>
    postId in posts && (shown[postId] ?? []).every((address) => address in pictureRecords)
  const half = packs.flatMap(({ id, postIds, isGathering }) =>
    postIds.every((postId) => (isGathering ? postId in posts : isWhole(postId))) ? [] : `half a pack: ${id}`,
  )
  return [...halves, ...miscounted, ...half]
}

/** What a start with a network has to have mended. */
export function unmendedOf({ pictureRecords, pictureBytes, packs }: StoredState): string[] {
  const records = Object.entries(pictureRecords).flatMap(([address, hash]) =>
    pictureBytes[address] === hash ? [] : `record without its bytes: ${address}`,
  )
  const bytes = Object.keys(pictureBytes).flatMap((address) =>
    address in pictureRecords ? [] : `bytes without a record: ${address}`,
  )
  const waiting = packs.flatMap(({ id, isGathering }) => (isGathering ? `unfinished pack: ${id}` : []))
  return [...records, ...bytes, ...waiting]
}

function intactPictures({ pictureRecords, pictureBytes }: StoredState): string[] {
  return Object.keys(pictureRecords).filter((address) => pictureBytes[address] === pictureRecords[address])
}
