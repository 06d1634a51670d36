import type { PrecacheEntry } from 'workbox-precaching'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

/** Every file the app is made of; the build writes them in. None in development. */
export const shellFiles: (PrecacheEntry | string)[] = self.__WB_MANIFEST

export function addressOf(file: PrecacheEntry | string): string {
  return typeof file === 'string' ? file : file.url
}
