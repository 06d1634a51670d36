import { noticeTag } from '../../core/domain/notify.ts'
import { showUnread } from '../../core/notify/badge.ts'
import { afterLook } from '../../core/notify/decide.ts'
import { onStored } from '../../core/storage/changes.ts'
import { readNotifySettings } from '../../core/storage/notify-settings.ts'
import { newestFollowed, readNotifyState, saveNotifyState } from '../../core/storage/notify-state.ts'
import { throttled } from '../hooks/throttled.ts'

const badgeEveryMs = 3_000

/**
 * While the app is open: the badge says what is unread, what the reader has before them is told no more, and the
 * subscription is as they want it. Returns what ends it.
 */
export function keepNotified(): () => void {
  const badge = throttled(() => void (hasIcon() && showUnread().catch(() => {})), badgeEveryMs)
  const onLook = () => void look().catch(() => {})
  const stops = [
    onStored(['readMarks', 'posts', 'settings'], badge.call),
    // Just switched on: what is there by now is no news.
    onStored(['settings'], onLook),
  ]
  document.addEventListener('visibilitychange', onLook)
  badge.call()
  onLook()
  void keepSubscription().catch(() => {})
  return () => {
    for (const stop of stops) stop()
    badge.stop()
    document.removeEventListener('visibilitychange', onLook)
  }
}

/** In a browser's tab there is none to put a number on. */
function hasIcon(): boolean {
  return matchMedia('(display-mode: standalone)').matches
}

/** Most readers have no notifications, and need none of the code for them. */
async function keepSubscription(): Promise<void> {
  if (!(await readNotifySettings()).isOn || !('Notification' in globalThis)) return
  const { keepSubscribed } = await import('../../core/push/keep-subscribed.ts')
  const { permission } = Notification
  await keepSubscribed(await navigator.serviceWorker.ready, { permission, now: Date.now() })
}

/** What the reader saw when they came or left is no news any more. */
async function look(): Promise<void> {
  if (!(await readNotifySettings()).isOn) return
  const [{ posts }, state] = await Promise.all([newestFollowed(), readNotifyState()])
  await saveNotifyState(afterLook(posts, state))
  const registration = await navigator.serviceWorker.ready
  for (const shown of await registration.getNotifications({ tag: noticeTag })) shown.close()
}
