import { keepServerKey } from '../core/storage/server-key.ts'

declare const self: ServiceWorkerGlobalScope

/** Fetched with the app itself, so that a phone can check a signed file when it has no network. */
export function keepKeyAtInstall(): void {
  // Without it the app works, and says of no file that it is signed.
  self.addEventListener('install', (event) => event.waitUntil(keepServerKey().catch(() => {})))
}
