import type { BackgroundCode, BackgroundScope } from '../worker/background-code.ts'
import { addressOf, shellFiles } from './shell-files.ts'

declare const self: ServiceWorkerGlobalScope &
  BackgroundScope & {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown }
  }

/**
 * Once in the life of this worker, and then at hand; see `background-code.ts`. While it is installed it comes from the
 * network or the browser's own cache, where a page's refresh worker has mostly left it; later from what the browser
 * keeps with this worker.
 *
 * @throws {DOMException} where it can't be had: a worker that is being installed is then installed another time
 */
export async function loadBackgroundCode(): Promise<BackgroundCode> {
  const address = shellFiles.map(addressOf).find((url) => /\/refresh-worker-[\w-]+\.js$/.test(url))
  if (!self.backgroundCode && address !== undefined) {
    allowOwnScripts()
    importScripts(`/${address}`)
  }
  // In development there is no such file.
  if (!self.backgroundCode) throw new TypeError('There is no code for the background.')
  return self.backgroundCode
}

let isAllowed = false

/** As for pages, under our content security policy a script comes from our origin or not at all. */
function allowOwnScripts(): void {
  if (isAllowed) return
  isAllowed = true
  self.trustedTypes?.createPolicy('default', {
    createScriptURL(url) {
      if (new URL(url, self.location.origin).origin === self.location.origin) return url
      throw new TypeError('Scripts come from our own origin only.')
    },
  })
}
