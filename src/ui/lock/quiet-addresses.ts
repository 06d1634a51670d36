import { showAddressOf, shownAddress } from '../shown-address.ts'
import { returnTo } from './return-route.ts'

interface QuietState {
  /** Of this entry's address in the memory of this window. */
  at?: string
}

/** Screens whose titles are the same for everyone. */
const plainPaths =
  '/ /front /saved /legal /pages /packs /sources /settings /about /faq /health /propose'.split(' ')

/**
 * The browser writes addresses and titles into its history on the disk, and a post's are those of what was read. So the
 * address stays what it was when the window opened; those of the screens are in memory only, and an entry of the history
 * from before a lock leads to the first screen.
 */
export function keepAddressesQuiet(appName: string): void {
  const addresses = new Map<string, string>()
  const first = location.pathname + location.search
  const current = () => addresses.get((history.state as QuietState | null)?.at ?? '') ?? first
  const entryOf = (url: string | URL | null | undefined, state: QuietState | null) => {
    if (state?.at !== undefined || url === undefined || url === null)
      return state?.at ?? (history.state as QuietState | null)?.at
    const at = crypto.randomUUID()
    const { pathname, search, hash } = new URL(url, new URL(current(), location.origin))
    addresses.set(at, pathname + search + hash)
    return at
  }
  const [push, replace] = [history.pushState.bind(history), history.replaceState.bind(history)]
  history.pushState = (state, unused, url) => push({ ...state, at: entryOf(url, state) }, unused)
  history.replaceState = (state, unused, url) => {
    // The router, on its way back: what the entry holds stays.
    if (state === null && url === current()) return
    replace({ ...state, at: entryOf(url, state) }, unused)
  }
  addEventListener('popstate', (event) => {
    // The router would read the browser's address.
    event.stopImmediatePropagation()
    returnTo(current())
  })
  showAddressOf(current)
  keepTitlesQuiet(appName)
}

function keepTitlesQuiet(appName: string): void {
  const own = Object.getOwnPropertyDescriptor(Document.prototype, 'title')
  if (!own?.get || !own.set) return
  const { get, set } = own
  Object.defineProperty(document, 'title', {
    configurable: true,
    get: () => get.call(document),
    set: (title: string) => {
      const { pathname, search } = shownAddress()
      set.call(document, search === '' && plainPaths.includes(pathname) ? title : appName)
    },
  })
}
