import { useEffect, useState } from 'preact/hooks'
import { dropSubscription, keepSubscribed, type PushStanding } from '../../core/push/keep-subscribed.ts'
import { askForTest, type TestEnd } from '../../core/push/push-server.ts'
import { currentSubscription } from '../../core/push/subscription.ts'
import { saveNotifySettings } from '../../core/storage/notify-settings.ts'
import { savePushNote } from '../../core/storage/push-note.ts'

export interface Notifications {
  /** Absent until it is known, and while it is being brought to what the reader wants. */
  standing: PushStanding | undefined
  /** To be called in the reader's own tap: browsers ask for the permission only then. */
  turn: (isOn: boolean) => Promise<void>
  test: () => Promise<void>
  /** How the last test went. */
  tested: TestEnd | 'busy' | undefined
}

/** The subscription of this phone, and what the reader does with it. */
export function useNotifications(isSupported: boolean): Notifications {
  const [standing, setStanding] = useState<PushStanding>()
  const [tested, setTested] = useState<Notifications['tested']>()
  useEffect(() => {
    if (!isSupported) return
    let isCurrent = true
    const look = () => bring().then((next) => isCurrent && setStanding(next))
    look()
    const watching = watchPermission(look)
    return () => {
      isCurrent = false
      watching.then((end) => end())
    }
  }, [isSupported])
  const turn = async (isOn: boolean) => {
    setStanding(undefined)
    setTested(undefined)
    if (isOn) await Notification.requestPermission()
    await saveNotifySettings({ isOn }).catch(() => {})
    const next = await bring()
    // What can't be had is not wanted: else it would come by surprise.
    if (next === 'serverOff') await saveNotifySettings({ isOn: false }).catch(() => {})
    setStanding(next)
  }
  const test = async () => {
    setTested('busy')
    setTested(await sendTest())
    setStanding(await bring())
  }
  return { standing, turn, test, tested }
}

async function bring(): Promise<PushStanding> {
  const { permission } = Notification
  try {
    const standing = await keepSubscribed(await navigator.serviceWorker.ready, {
      permission,
      now: Date.now(),
    })
    return standing === 'off' && permission === 'denied' ? 'blocked' : standing
  } catch {
    return 'waiting'
  }
}

async function sendTest(): Promise<TestEnd> {
  const registration = await navigator.serviceWorker.ready
  const current = await currentSubscription(registration)
  const end = current ? await askForTest(current.address) : 'gone'
  // The next look makes another.
  if (end === 'gone') {
    await dropSubscription(registration).catch(() => {})
    await savePushNote(undefined).catch(() => {})
  }
  return end
}

async function watchPermission(listener: () => void): Promise<() => void> {
  const name = 'notifications' as const
  const status = await navigator.permissions?.query({ name }).catch(() => undefined)
  status?.addEventListener('change', listener)
  return () => status?.removeEventListener('change', listener)
}
