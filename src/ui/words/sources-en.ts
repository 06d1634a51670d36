import { number, posts, sources } from './en.ts'

export const sourcesEn = {
  search: 'Find a chapter or publication',
  all: 'All',
  none: 'None',
  allLabel: 'All: switch every source on',
  noneLabel: 'None: switch every source off',
  summary: (on: number, all: number) => `${number(on)} of ${sources(all)} on`,
  withOutlets: (name: string) => `${name} and all its outlets`,
  onOf: (on: number, all: number) => `${number(on)} of ${number(all)} on`,
  lastRefreshed: (time: string) => `Refreshed ${time}`,
  neverRefreshed: 'Not refreshed yet',
  posts,
  held: (value: number, since: string) =>
    `${posts(value)} held back since ${since}: somebody else may have taken over this site.`,
  heldSites: (sites: string) => `They lead to sites this source has never led to: ${sites}.`,
  heldLanguage: (language: string) => `They are in another language: ${language}.`,
  heldSubject: 'They have hardly a word in common with its other posts.',
  allowHeld: 'Show them',
  unverified: 'Unverified: nobody has confirmed who runs this feed.',
  retired: (day: string, reason: string) =>
    reason ? `Dropped from the list on ${day}: ${reason}` : `No longer in the list since ${day}.`,
  problemSince: (sentence: string, since: string) => `${sentence} Since ${since}.`,
  postsKept: (value: number) =>
    value === 1 ? 'Its one stored post stays readable.' : `Its ${posts(value)} stay readable.`,
  renamed: (title: string, day: string) => `Called “${title}” until ${day}.`,
  checked: (time: string) => `Checked ${time}`,
  neverChecked: 'Not checked yet',
  feedChanged: (time: string) => `last change in its feed ${time}`,
  feedsChanged: (time: string) => `last change in its feeds ${time}`,
  isOff: 'Switched off: nothing new comes.',
  listFailing: (value: number) =>
    value === 1
      ? 'One source here can’t be refreshed at the moment. Newer posts of it may be missing.'
      : `${sources(value)} here can’t be refreshed at the moment. Newer posts of theirs may be missing.`,
  listWhy: 'Which, and why',
  nothingFound: (text: string) => `Nothing found for “${text}”.`,
  nothingOnYet: 'Nothing is switched on yet. Switch on what you want to read; you can change it any time.',
  empty: 'The list of sources comes with the first refresh.',
}
