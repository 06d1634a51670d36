import { cacheNames } from './cache-names.ts'

/** What was kept because it was shown once, at our server's own address for it. */
export async function shownPicture(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const answer = await (await caches.open(cacheNames.postImages)).match(path)
  return answer && new Uint8Array(await answer.arrayBuffer())
}

export async function forgetShownPicture(path: string): Promise<void> {
  await (await caches.open(cacheNames.postImages)).delete(path)
}

/** All of them, where a full phone needs the room. */
export async function forgetShownPictures(): Promise<void> {
  await caches.delete(cacheNames.postImages)
}
