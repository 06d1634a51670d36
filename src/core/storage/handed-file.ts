import { cacheNames } from './cache-names.ts'

/** Where another app's file is posted to, and where it lies until the reader has answered. */
export const handedPath = '/packs/handed'
const key = `${handedPath}/file`

export async function keepHandedFile(file: Blob): Promise<void> {
  await (await caches.open(cacheNames.handedFiles)).put(key, new Response(file))
}

export async function handedFile(): Promise<Blob | undefined> {
  return (await (await caches.open(cacheNames.handedFiles)).match(key))?.blob()
}

export async function forgetHandedFile(): Promise<void> {
  await (await caches.open(cacheNames.handedFiles)).delete(key)
}
