import { en, number, posts } from './en.ts'

export const settingsEn = {
  language: 'Language',
  languageAuto: 'Same as the phone',
  theme: 'Colors',
  themeAuto: 'Same as the phone',
  themeLight: 'Light',
  themeDark: 'Dark',
  themeBlack: 'Black, for screens that save power on it',
  themeEInk: 'E-ink: black on white, nothing moves, pictures only when you ask',
  textSize: 'Text size',
  percent: (value: number) => `${number(value)}%`,
  readingFace: 'Letters for reading',
  serif: 'With serifs, as in a newspaper',
  sans: 'Plain, as on signs',
  marksOnScroll: 'Posts I scroll past count as read',
  hasShortcuts: 'Single keys: j, k, o, s, c, / and ?',
  storage: 'Storage',
  storageUsed: (used: string) => `${used} used on this phone`,
  storageUnknown: 'This browser doesn’t say how much is used.',
  storedPosts: (value: number) => `${posts(value)} stored, readable with no network`,
  persistent: 'The browser has promised to keep them.',
  notPersistent: 'The browser may clear them when the phone is nearly full.',
  keep: 'Ask the browser to keep them',
  keepRefused: 'The browser didn’t promise it this time. Installing the app usually helps.',
  lastRefresh: 'Last refresh',
  lastRefreshText: (time: string, newPosts: number, failed: number) =>
    `${time}: ${en.timeline.newPosts(newPosts)}, ${
      failed === 0 ? 'every source could be refreshed' : en.status.someFailed(failed)
    }.`,
  lastRefreshStopped: (time: string) => `${time}: stopped before the end.`,
  lastRefreshTimeUp: (time: string) =>
    `${time}: in the background, where the phone’s time for it ran out. It goes on at the next start.`,
  refreshReport: 'Refresh report',
  install: 'Install',
  installButton: 'Install DSA Feed',
  installText:
    'Installed, it opens from the home screen with no network, and the phone keeps its posts longer.',
  installed: 'Installed.',
  installIphone:
    'On iPhone and iPad, Safari keeps posts for only seven days unless the app is on the home screen:',
  installIphoneSteps: [
    'Tap Share at the bottom of Safari.',
    'Choose “Add to Home Screen”.',
    'Tap “Add”, then open DSA Feed from the home screen.',
  ],
  installChoices: 'The app on the home screen begins anew: it doesn’t see what you chose here.',
  installChoicesLink: 'Take your choices along.',
  installOther: 'Open the browser’s menu and choose “Install app” or “Add to Home screen”.',
  about: 'About',
  aboutText: [
    'DSA Feed gathers the posts of chapters, national committees and publications of the Democratic Socialists of America and keeps them on your phone.',
    'It has no account and no statistics. Which sources you follow and what you read stays on this phone. The posts come through our own server, so the sites you read never see you.',
    'The posts belong to those who wrote them. The app is free software under the GNU AGPL.',
  ],
  aboutMore: 'More about it',
  faq: 'Questions and answers',
}
