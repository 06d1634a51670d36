import type { RefreshTrigger } from '../../core/domain/refresh-trigger.ts'
import { en } from './en.ts'

const triggers: Record<RefreshTrigger, string> = {
  start: 'When you opened the app',
  visible: 'When you came back to the app',
  online: 'When the phone came online',
  button: 'You asked for it',
  timer: 'By itself, while the app was open',
  periodicsync: 'In the background, when the phone allowed it',
  sync: 'In the background, after a try that failed',
  push: 'In the background, on a message from our server',
}

export const reportEn = {
  triggers,
  none: 'No refresh has been noted on this phone yet.',
  runs: 'The last refreshes, newest first',
  facts: (newPosts: number, seconds: string, size: string) =>
    `${newPosts === 0 ? 'Nothing new' : en.timeline.newPosts(newPosts)} · ${seconds} · ${size}`,
  seconds: (value: number) =>
    value < 90 ? `${value < 10 ? value.toFixed(1) : Math.round(value)} s` : `${Math.round(value / 60)} min`,
  failed: (value: number) => `${en.status.someFailed(value)}.`,
  failedLink: 'Which, and why',
  endedBy: {
    reader: 'You stopped it. What had come by then was kept.',
    system: 'Cut off: the app was closed or the phone ended it. What had come by then was kept.',
    timeUp:
      'The time that the phone gives it in the background ran out. What had come by then was kept; the rest comes the next time, at the latest when you open the app.',
  },
  tiny: 'under 1 kB',
  withoutPictures: 'Sizes are without pictures.',
  background: 'In the background',
  lastBackground: (time: string) =>
    `The phone last refreshed the app in the background at this time: ${time}.`,
  neverBackground: 'So far the phone has not refreshed the app in the background.',
  iphone:
    'iPhones and iPads refresh no web app in the background. Opening it once, best on Wi-Fi, is enough: with nothing new that takes less than a kilobyte.',
  notOffered:
    'This browser refreshes no app in the background. Chrome and Edge on Android do, once the app is installed.',
  notInstalled: 'Only an installed app is refreshed in the background.',
  install: 'How to install it',
  notAllowed:
    'The browser does not allow it yet. It decides by how often you open the app; “Background sync” in its settings for this site must not be blocked either.',
  allowed: 'The browser allows it, about twice a day, and decides when. It waits for a network.',
  battery: [
    'If it never comes: open the phone’s Settings, Apps, your browser, Battery, and choose “Unrestricted” or “Not optimized”.',
    'Battery saver and data saver put it off until they are switched off.',
  ],
}
