import type { NotifyLevel } from '../../core/domain/notify.ts'
import type { PushStanding } from '../../core/push/keep-subscribed.ts'
import type { TestEnd } from '../../core/push/push-server.ts'

const standings: Record<PushStanding | 'busy', string> = {
  busy: 'One moment …',
  on: 'Notifications come to this phone.',
  off: 'Notifications are off.',
  blocked:
    'The phone blocks notifications of this app. To allow them, open the settings of this site in the browser (the sign beside the address), or the app in the phone’s settings, then Notifications, and switch it on here again.',
  serverOff: 'Whoever runs this server has notifications switched off.',
  waiting:
    'Notifications can’t be set up now: our server or the browser’s own service can’t be reached. The app tries again at every start.',
}

const tested: Record<TestEnd | 'busy', string> = {
  busy: 'Asking for one …',
  sent: 'It is on its way. If nothing shows within a minute, look whether the phone lets this app notify you.',
  gone: 'The browser had ended the subscription. It is made anew; try again.',
  failed: 'It could not be sent: our server or the browser’s service can’t be reached. Try again later.',
}

const levels: Record<NotifyLevel, string> = {
  all: 'All posts',
  important: 'Important posts',
  none: 'None',
}

export const notifyEn = {
  title: 'Notifications',
  iphone: 'On iPhone and iPad notifications come only to apps on the home screen, from iOS 16.4 on.',
  iphoneLink: 'How to put it there.',
  unsupported: 'This browser can’t show notifications of this app.',
  on: 'Tell me of new posts',
  onText:
    'Our server sends this phone only “something may be new”, through the service of the browser’s maker. The phone then looks by itself, and decides what to tell you. What you follow and choose here never leaves it. To do this the server keeps an address of this browser, which both can see; it is deleted when you switch this off.',
  standings,
  test: 'Send a test notification',
  tested,
  hidesTitles: 'Without names and titles',
  hidesTitlesText:
    'Notifications can be read on a locked phone by whoever holds it. With this on they say only how many posts there are. While you use hiding they never say more.',
  level: 'Tell me of',
  levels,
  importantText:
    'Important is a post whose title or tags have a word such as strike, picket, rally, march, protest, walkout, raid, rapid response, hotline, emergency or urgent, in English or Spanish. The phone goes by the words alone, so it can be wrong both ways.',
  each: 'Choose for each publisher',
  usual: 'As for all',
  quiet: 'Quiet hours',
  quietText:
    'Nothing sounds then, and what comes is told after them. Some phones take notifications away from an app that shows none three times in a row: then one comes without a sound.',
  from: 'From',
  to: 'Until',
  digest: 'Once a day, all together',
  digestText: 'Posts are held until then. It comes when the phone next lets the app run after that time.',
  digestAt: 'Not before',
  packs: 'Remind me of packs',
  packsText: 'On the evening before the day of a pack, if the phone lets the app run that evening.',
  badge: 'Number on the app’s icon',
  badgeText:
    'How many posts of the last seven days, of what you follow, you have not opened. None while the app is hidden.',
}
