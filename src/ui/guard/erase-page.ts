import { eraseEverything } from '../../core/storage/erase.ts'
import { endRefreshWorker } from '../hooks/use-refresh.ts'

/** Where nothing of the app is; no network is needed to be there. */
const end = 'about:blank'

/** Goes on until everything is gone, with an empty page before the reader from the first moment. */
export async function erase(clear?: () => void): Promise<void> {
  takeDown(clear)
  await eraseEverything()
  location.replace(end)
}

/** For the other windows: what they hold would keep the databases from going. */
export function emptyPage(clear?: () => void): void {
  takeDown(clear)
  location.replace(end)
}

function takeDown(clear?: () => void): void {
  endRefreshWorker()
  try {
    clear?.()
  } catch {
    // The page goes as a whole.
  }
  document.documentElement.replaceChildren()
}
