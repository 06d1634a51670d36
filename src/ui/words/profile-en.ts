import type { PublisherKind } from '../../core/domain/publisher.ts'
import type { PlatformName } from '../../core/domain/publisher-profile.ts'
import { calendarNames } from './calendar-names.ts'
import { count } from './format.ts'
import { writtenDay } from './written-day.ts'

const number = (value: number) => count('en', value)
const posts = (value: number) => (value === 1 ? '1 post' : `${number(value)} posts`)
const feeds = (value: number) => (value === 1 ? '1 feed' : `${number(value)} feeds`)
const month = (time: number) =>
  `${calendarNames.en.months[new Date(time).getMonth()]} ${new Date(time).getFullYear()}`

const kinds: Record<PublisherKind, string> = {
  national: 'National body',
  chapter: 'Chapter',
  ydsa: 'YDSA',
  publication: 'Publication',
  podcast: 'Podcast',
  project: 'Project',
  allied: 'Allied organization',
}

/** Where the catalog gives no reason of its own. */
const reasons: Record<PublisherKind, string> = {
  national: 'It is listed as a national body of DSA.',
  chapter: 'It is listed as a chapter of DSA.',
  ydsa: 'It is listed as a part of YDSA, the youth section of DSA.',
  publication: 'It is listed as a publication from inside DSA.',
  podcast: 'It is listed as a podcast from inside DSA.',
  project: 'It is listed as a project of a chapter.',
  allied: 'It is listed as an organization close to DSA.',
}

const platformNames: Record<PlatformName, string> = {
  bluesky: 'Bluesky',
  facebook: 'Facebook',
  instagram: 'Instagram',
  mastodon: 'Mastodon',
  medium: 'Medium',
  soundcloud: 'SoundCloud',
  substack: 'Substack',
  threads: 'Threads',
  tiktok: 'TikTok',
  twitch: 'Twitch',
  twitter: 'X (Twitter)',
  wordpress: 'WordPress',
  youtube: 'YouTube',
}

/** The profile of a publisher: a part of the catalog of sentences that the start of the app does without. */
export const profileEn = {
  title: 'Profile',
  kinds,
  partOf: 'Part of',
  toPosts: 'Posts',
  follow: (name: string) => `Follow ${name}`,
  followFamily: (name: string) => `Follow ${name} and all its outlets`,
  oneByOne: 'Choose one by one',
  noFeed: 'No feed of its own is known yet, so there is nothing to follow here.',
  join: 'Join',
  joinDsa: 'Join DSA',

  outlets: 'Outlets and projects',
  bodies: 'Committees and outlets',
  sections: 'Sections and outlets',

  activity: 'How often it posts',
  activityTotal: (value: number) => `${posts(value)} in the last 12 months.`,
  activityMost: (time: number, value: number) => `Most in ${month(time)}: ${number(value)}.`,
  activitySince: (time: number) => `What is stored goes back to ${month(time)}.`,
  activityNone: 'None of its posts of the last 12 months is on this phone.',
  activityStored: 'Counted on this phone. A feed holds only its newest posts, so older months can be short.',
  activityTable: 'Posts by month',
  activityMonth: 'Month',
  activityPosts: 'Posts',
  activityUnknown: 'not stored',
  month,

  platforms: 'Elsewhere',
  platformNames,
  openOn: (platform: string) => `Open on ${platform}`,
  planned: 'Planned. It isn’t there yet.',
  followed: 'You follow it here: these posts come through its feed.',
  followable: 'Can be followed here: switch it on above.',
  noFeedFrom: (platform: string) => `Can’t be followed here: ${platform} gives out no feed.`,
  accountFor: (platform: string) =>
    `Can’t be followed here: ${platform} gives out no feed, and shows little to people without an account.`,
  notYetFrom: (platform: string) =>
    `Not followed here yet. ${platform} has feeds, but the address of this one isn’t in the list.`,

  contact: 'Contact',
  email: 'Mail',
  press: 'Press',

  notes: 'Good to know',
  asOf: (day: string) => `As of ${day}.`,
  source: 'Source:',

  listed: 'Why it is listed',
  reasons,
  listedBy: 'Decided by:',
  listedOn: (day: string) => `In the list since ${day}.`,
  listedUnknown: 'The list doesn’t say who decided it, or when.',
  noMore: 'That is all the list knows of it so far.',

  feeds: 'Feeds',
  feedsWell: (value: number) => (value === 1 ? 'Its feed answers' : `All ${feeds(value)} answer`),
  feedsTrouble: (trouble: number, value: number) => `${number(trouble)} of ${feeds(value)} with trouble`,

  posts: 'Posts',
  noPosts: 'No posts of it are on this phone yet.',
  noPostsOff: 'No posts of it are on this phone. Switch it on, and they come with the next refresh.',
  more: 'Older posts',
  all: (value: number) => `That’s all of it: ${posts(value)}.`,

  /** `YYYY-MM-DD` */
  day: (day: string) => writtenDay('en', day),
}
