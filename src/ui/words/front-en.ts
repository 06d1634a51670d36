import { gainMs, longWords, lossMs } from '../../core/domain/front-page.ts'
import { count } from './format.ts'

const number = (value: number) => count('en', value)
const hours = (ms: number) => number(ms / 3_600_000)

/** The front page: a part of the catalog of sentences that the start of the app does without. */
export const frontEn = {
  title: 'Front page',
  top: 'Top stories',
  why: 'Why this story?',
  whyRules: `The newest story leads: a picture counts as being ${hours(gainMs)} hours newer, so does a text of ${number(longWords)} words or more, and every further post by the same publisher as being ${hours(lossMs)} hours older; what you read plays no part.`,
  /** `words` only where they are many. */
  whyThis: (picture: boolean, words: number | undefined) => {
    if (words === undefined)
      return picture ? 'This one has a picture.' : 'This one has neither and leads because it is so new.'
    return picture
      ? `This one has a picture and ${number(words)} words.`
      : `This one has ${number(words)} words.`
  },
  read: 'read',
  newer: 'Newer stories',
  all: 'Show all',
  allOf: (title: string) => `Show all of “${title}”`,
  remove: 'Take off',
  removeOf: (title: string) => `Take “${title}” off the front page`,
  removed: (title: string) => `“${title}” is off the front page.`,
  emptyOwn: 'Nothing matches it at the moment.',
  byPublisher: 'Latest by publisher',
  morePublishers: 'More publishers',
  put: 'Put these on the front page',
  name: 'What to call them there',
  putButton: 'Put there',
  isThere: (title: string) => `“${title}” is on the front page.`,
  noCollection: 'There is no such collection.',
  toFront: 'To the front page',
  emptyCollection: 'None of its posts are on this phone.',
}
