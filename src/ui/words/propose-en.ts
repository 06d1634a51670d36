import { number, posts } from './en.ts'

export const proposeEn = {
  title: 'Propose a chapter',
  text: 'Is a chapter or publication missing? Give the address of its feed. The app looks what it would make of it, on this phone, and writes the entry for the list. Nothing is sent to anyone until you send it.',
  address: 'Address of the feed',
  addressHint: 'Often the site’s address with /feed behind it. Our server is asked to get it.',
  look: 'Look at it',
  looking: 'Looking…',
  file: 'Choose the feed as a file',
  fileHint:
    'Open the feed’s address in the browser, save the page as a file, then choose it here or drop it on this page.',
  paste: 'Paste the text of the feed',
  pasteHint:
    'Open the feed’s address in the browser, or have somebody send you its text; select all of it, copy it and paste it here. This needs no network.',
  lookAtText: 'Look at the text',
  listed: (title: string) => `It is in the list already, as ${title}.`,
  fit: 'It can go into the list.',
  notFit: 'It can’t go into the list as it is:',
  faults: {
    noItems: () => 'It has no posts.',
    noDates: () => 'None of its posts has a date that can be true.',
    stale: (day: string) => `Its newest post, of ${day}, is over two years old.`,
    damaged: () => 'It ends in the middle; this is what came before.',
  },
  facts: (items: number, pictures: number, cut: number) =>
    `${posts(items)}, ${number(pictures)} with a picture, ${number(cut)} cut short.`,
  undated: (value: number) => `${posts(value)} without a date.`,
  language: (name: string) => `Language: ${name}.`,
  newest: 'Its newest posts, as the app would show them',
  picture: 'picture',
  about: 'About the publisher',
  name: 'Name',
  kind: 'Kind',
  state: 'State, two letters, if it has one',
  entry: 'Entry for the list',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'It couldn’t be copied. Select the text and copy it from the browser’s menu.',
  share: 'Share',
  whoRuns: (host: string) => `whoever runs ${host}`,
  write: 'Write the mail',
  openPage: (host: string) => `Open ${host}`,
  whom: (to: string) =>
    `Send it to ${to}, with a word on how you know that the feed is the chapter’s own. They add the two parts to their list (public/catalog.json) and take out “unverified” once they have made sure. All phones have it after their next refresh.`,
  needsAddress: 'Give the address of the feed above, too: the entry has to name it.',
  problems: {
    notAnAddress: 'That is no address of the web.',
    notInCatalog:
      'Our server gets feeds only of sites that are in its list, so that nobody can use it to reach others. Give the feed as a file instead.',
    busy: 'Our server has too much to do just now. Try again in a minute.',
  },
}
