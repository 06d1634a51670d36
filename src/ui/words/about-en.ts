import { count } from './format.ts'

const number = (value: number) => count('en', value)

export interface Question {
  question: string
  answer: string[]
  /** A place in the app that has more of it. */
  link?: { href: string; text: string }
}

const questions: Question[] = [
  {
    question: 'Does it work with no network?',
    answer: [
      'Yes. All texts that were refreshed once can be read on a plane, in a basement or with no data left. Their pictures come ahead of being seen, too, as many as there is room for, unless you save data; the line below the app’s name says whether any are missing. Videos, recordings and links need a network.',
    ],
  },
  {
    question: 'How do I keep a post?',
    answer: [
      'Open it and press Save. It stays on this phone, readable with no network, until you remove it; you can put it in lists of your own and write a note to it.',
    ],
    link: { href: '/saved', text: 'To what is saved' },
  },
  {
    question: 'How do I put it on an iPhone or another phone?',
    answer: [
      'On an iPhone open it in Safari, tap Share, choose “Add to Home Screen”, and open it from there from then on. Safari clears what a site has stored after seven days of use without a visit; an app on the home screen is spared that.',
      'On Android and on computers take the browser’s offer to install it, or look for it in the browser’s menu.',
    ],
    link: { href: '/settings', text: 'Install, in Settings' },
  },
  {
    question: 'Does it notify me of new posts?',
    answer: [
      'If you ask it to, where the browser can: for each publisher you choose whether it tells you of all, of what is important or of nothing. On iPhone and iPad that takes the app on the home screen.',
      'Without notifications it refreshes when you open it, when you come back to it and when the phone comes online; installed, some browsers let it do so while it is closed, too.',
    ],
    link: { href: '/settings?notifications', text: 'Notifications, in Settings' },
  },
  {
    question: 'How much data does it use?',
    answer: [
      'A look for news that finds nothing new takes a few hundred bytes. Otherwise only feeds that have changed and that you have switched on are fetched, compressed. Most of it is pictures, which come ahead of being seen, made small for a phone. “Save data and power” in Settings has them come only when you look at them. The fewer sources you have on, the less it takes.',
    ],
    link: { href: '/settings', text: 'Save data, in Settings' },
  },
  {
    question: 'My chapter isn’t here. How is it added?',
    answer: [
      'By whoever runs this server: a chapter is one line in its list, the file catalog.json, with the chapter’s name, state, site and feed. Write to them with these four. Most sites have a feed, often at their address with /feed behind it.',
      'A chapter that posts only on Instagram, Facebook, X or TikTok can’t be added, because these give out no feed.',
    ],
    link: { href: '/propose', text: 'Propose a chapter' },
  },
  {
    question: 'Who decides what leads the front page?',
    answer: [
      'A rule that is the same for everyone: the newest story leads, and a picture or a long text makes up for some hours. “Why this story?” below it tells the rule with its numbers. What you read plays no part.',
      'The collections below it are in the server’s list. Put one of your own beside them: filter the timeline and choose “Put these on the front page”.',
    ],
    link: { href: '/front', text: 'To the front page' },
  },
  {
    question: 'Why is a post missing?',
    answer: [
      'Its source may be switched off, or its site may not be answering: Sources tells. A feed holds only a site’s newest posts, so what came before your first refresh may never come. Posts behind a password are left out.',
      'When more than 25,000 posts are stored the oldest go, but never what you have saved, nor the newest 100 of a source.',
    ],
    link: { href: '/sources', text: 'To the sources' },
  },
  {
    question: 'What does “held back” mean?',
    answer: [
      'New posts of a source that are nothing like its others and lead to sites it has never led to may come from somebody who has taken over its site. They wait under Sources until you let them in.',
    ],
    link: { href: '/sources', text: 'To the sources' },
  },
  {
    question: 'There is a mistake in a post. Who corrects it?',
    answer: [
      'Whoever published it; the way to the original is at the end of the post. Once it is corrected there and in its feed, a refresh brings the new text here.',
    ],
  },
  {
    question: 'Which languages does it speak?',
    answer: [
      'The app speaks English and Spanish. Posts stay in the language they were written in, which is named above each. Nothing is translated.',
    ],
    link: { href: '/settings', text: 'Language, in Settings' },
  },
  {
    question: 'Who runs it?',
    answer: [
      'The people who run the server at this address. The program is free software: any chapter can run a server of its own, with a list of its own.',
    ],
  },
  {
    question: 'Is it official?',
    answer: [
      'A post is as official as the publisher whose name stands above it. The app speaks for nobody, and being in its list is no endorsement.',
    ],
  },
  {
    question: 'Who can see what I read?',
    answer: [
      'Nobody who doesn’t hold your phone. What you follow, open and search for is stored there and nowhere else.',
    ],
    link: { href: '/about', text: 'What the app never does' },
  },
  {
    question: 'How do I delete everything?',
    answer: [
      'Under Settings, Erase takes everything off the phone at once, with no network. Without it: on an iPhone delete the app from the home screen; elsewhere delete this site’s data in the browser’s settings, or uninstall the app and let the browser delete its data. Nothing about you is kept anywhere else.',
    ],
    link: { href: '/settings', text: 'Erase, in Settings' },
  },
]

/** About the app, and questions: a part of the catalog of sentences that the start of the app does without. */
export const aboutEn = {
  title: 'About',
  what: {
    title: 'What this is',
    text: [
      'DSA Feed gathers what chapters, national committees and publications of the Democratic Socialists of America publish, in one place on your phone, and keeps it readable with no network.',
      'It changes no word of a post. Each stands under the name of its publisher, with the way to the original.',
    ],
  },
  who: {
    title: 'Who publishes here',
    summary: (publishers: number, sources: number) =>
      `${number(publishers)} publishers with ${number(sources)} feeds:`,
    profiles: 'Each has a profile: choose its name under Sources or above a post.',
    link: 'To the sources',
  },
  chosen: {
    title: 'How sources are chosen',
    text: [
      'Every source is a line in one list that comes with the app. In it are chapters, national bodies and YDSA, their publications, podcasts and projects, and a few organizations close to them, which stand under “Allied”. What readers follow or open plays no part in it.',
      'A feed of which nobody has confirmed who runs it is marked as unverified. A source that is dropped stays named, with the day and the reason, and its posts stay readable.',
    ],
  },
  never: {
    title: 'What it never does with your data',
    list: [
      'It asks for no account, no name and no address.',
      'It has no statistics, no ads and no cookies.',
      'It tells nobody what you follow, open or search for.',
      'It connects your phone to no other server than its own. Feeds and pictures come through that one, so the sites you read don’t see you until you open a link to them. Notifications, if you switch them on, come through the service of the browser’s maker; nothing in them says what you follow.',
    ],
    server:
      'To answer, the server has to see which feeds and pictures are asked for. It writes down neither that nor who asks. To turn away floods it counts requests for a minute, in memory, under a scrambled form of the network’s address.',
  },
  keepers: {
    title: 'For those who keep the list',
    text: 'How each source is doing, as our server sees it.',
    health: 'Health of the sources',
    propose: 'Propose a chapter',
  },
  license: {
    title: 'License',
    text: 'The posts belong to those who wrote them. The app is free software under the GNU Affero General Public License, version 3 or later: anyone may run it, study it, change it and pass it on. The typeface of its headlines, League Gothic, is under the SIL Open Font License 1.1.',
  },
  join: {
    title: 'Join',
    text: 'What you read here is the work of members.',
    link: 'Become a member of DSA',
  },
  faq: {
    title: 'Questions and answers',
    link: 'Questions and answers',
    about: 'About DSA Feed',
    questions,
  },
}
