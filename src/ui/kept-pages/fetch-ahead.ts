import { followedPages } from '../../core/domain/publisher-pages.ts'
import { allPages } from '../../core/storage/pages.ts'
import { readSettings } from '../../core/storage/settings.ts'
import { onRefreshEnd } from '../hooks/use-refresh.ts'
import { readCatalog } from '../start.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { duePages } from './due-pages.ts'

/** When a page that is not stored was last tried for, by its address. */
const tried = new Map<string, number>()
let isRunning = false

/** From now on each refresh is followed by that of the kept pages. */
export function keepPagesFresh(): void {
  onRefreshEnd(() => void fetchPagesAhead())
}

/** Brings the kept pages up to date that are due, one at a time, while the phone has a network it need not spare. */
async function fetchPagesAhead(): Promise<void> {
  if (isRunning) return
  isRunning = true
  try {
    await inOneWindow(fetchDue)
  } catch (error) {
    // What is stored stays readable, and the app has said what is wrong with the storage.
    storageProblemOf(error)
  } finally {
    isRunning = false
  }
}

/** Web Locks are given to secure pages only. */
async function inOneWindow(work: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = navigator.locks
  if (!locks) return work()
  await locks.request('pages', { ifAvailable: true }, (lock) => (lock ? work() : undefined))
}

async function fetchDue(): Promise<void> {
  const [catalog, settings, stored] = await Promise.all([readCatalog(), readSettings(), allPages()])
  if (!mayFetch(settings)) return
  const listed = followedPages(catalog, settings.follow)
  const due = duePages(listed, stored, tried, Date.now())
  if (due.length === 0) return
  const { updatePage } = await import('./keep-page.ts')
  for (const url of due) {
    if (!navigator.onLine) return
    tried.set(url, Date.now())
    await updatePage(url, catalog)
  }
}

/** A reader who spares data asks for a page where they want it. */
function mayFetch(settings: object): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  const isSparing = connection?.saveData === true || Reflect.get(settings, 'savesData') === true
  return navigator.onLine && !isSparing
}
