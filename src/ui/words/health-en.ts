import { number, sources } from './en.ts'

export const healthEn = {
  title: 'Health of the sources',
  text: 'How each source has been answering our server, for those who keep the list. Our server is asked for it now; nothing of it is kept on this phone.',
  ofPhone:
    'Our server hands feeds on as they are and reads none. So posts, and texts of which a feed gives only the start, are counted on this phone, of what it has stored.',
  asking: 'Asking our server…',
  again: 'Ask again',
  summary: (all: number, failing: number, time: string) =>
    `${sources(all)}, ${failing === 0 ? 'none with trouble' : `${number(failing)} with trouble`}, as of ${time}.`,
  check: (asked: number, unfit: number, time: string) =>
    `Last check of the whole list, in which every feed is read: ${time}. ${sources(asked)}, ${unfit === 0 ? 'all fit for the list' : `${number(unfit)} not fit for it`}.`,
  unfit: (titles: string) =>
    `Not fit: ${titles}. What is wrong, “npm run -s check-feed -- --url” says of each.`,
  checkOverdue: 'That is over a week ago: whoever runs the server should see to it.',
  noCheck:
    'Nobody has every feed of the list read each week on this server. How to set that up stands in docs/deploy.md.',
  trouble: 'With trouble',
  changed: 'To be changed in the list',
  well: 'Well',
  unlisted: 'Not in this phone’s list',
  since: (sentence: string, since: string) => `${sentence} Since ${since}.`,
  moved: 'Its address has moved for good:',
  gone: 'The site says that it is gone for good.',
  facts: {
    lastSuccess: 'Last success',
    lastTry: 'Last try',
    failures: 'Failures',
    interval: 'Asked every',
    changesPerMonth: 'Changes a month, edits included',
    size: 'Size',
    webSub: 'WebSub',
    postsOfThirtyDays: 'Posts of 30 days on this phone',
    cutShort: 'Newest texts on this phone, cut short',
  },
  cutShort: (cut: number, looked: number) => `${number(cut)} of ${number(looked)}`,
  never: 'never',
  minutes: (value: number) =>
    value < 120 ? `${number(Math.round(value))} min` : `${number(Math.round(value / 60))} h`,
  times: (sentence: string, value: number) => `${sentence} ${number(value)} ×`,
  timesOnly: (value: number) => (value === 1 ? 'once' : `${number(value)} times`),
}
