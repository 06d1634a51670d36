import { readMarkCopy } from '../storage/guard-copy.ts'
import { readNotifySettings } from '../storage/notify-settings.ts'
import { newestFollowed } from '../storage/notify-state.ts'

/** Of the last days only: what has been left unread for longer is not waited for. */
const badgeDays = 7
const dayMs = 86_400_000

/** https://www.w3.org/TR/badging/, which TypeScript knows of pages only. */
interface Badging {
  setAppBadge?(count: number): Promise<void>
  clearAppBadge?(): Promise<void>
}

/** Puts the number of unread posts on the app's icon, where the phone shows one; none while the app is hidden. */
export async function showUnread(now = Date.now()): Promise<void> {
  const badging = globalThis.navigator as Badging
  if (!badging.setAppBadge) return
  const [{ hasBadge }, mark] = await Promise.all([readNotifySettings(), readMarkCopy()])
  const count = hasBadge && mark === undefined ? await countUnread(now) : 0
  // Where the reader does not let it, nothing is shown.
  await (count > 0 ? badging.setAppBadge(count) : badging.clearAppBadge?.())?.catch(() => {})
}

export async function countUnread(now: number): Promise<number> {
  const { posts, read } = await newestFollowed()
  return posts.filter(({ id, sortAt }) => sortAt > now - badgeDays * dayMs && !read.has(id)).length
}
