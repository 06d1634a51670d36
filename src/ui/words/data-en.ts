import { number, sources } from './en.ts'

const lastDays = (days: number) =>
  days === 1 ? 'On the one day with a refresh' : `On the last ${number(days)} days with a refresh`

export const dataEn = {
  title: 'Data and power',
  saves: 'Save data and power',
  savesText:
    'Pictures come only when you ask for each, nothing moves, and colors are black unless you chose light or e-ink. The app refreshes by itself at most once an hour; after three failures in one refresh it tries nothing again. The Refresh button works as always.',
  phoneAsks: 'This phone asks apps to save data, so all this is on until it stops asking.',
  batteryLow: 'The battery is low: this makes it last longer.',
  used: (today: string, month: string) => `About ${today} today, ${month} this month.`,
  usedText:
    'Counted is what refreshing brings, as large as our server says it is on the way. Pictures that come while you look, the heads of requests and the app itself are not counted.',
  fetchesAll: 'Refresh all sources, also those I have off',
  fetchesAllText:
    'Our server writes down nobody’s requests, but it has to see them. With this on, a refresh asks for the same feeds whatever you follow, so that not even whoever runs the server can tell what you read. What you have off is stored, so that switching it on asks for nothing, and stays out of your timeline.',
  fetchesAllLimits:
    'Two things still tell: pictures, which are asked for as you look at them or ahead of that, unless you save data; and the first refresh after you switch this on, which gets just what you had off until then. Best switch it on before you choose.',
  cost: (days: number, perDay: string, followed: number, all: number, perDayAll: string) =>
    `${lastDays(days)} about ${perDay} came a day, for ${number(followed)} of ${sources(all)}. Reckoned from that, all of them bring about ${perDayAll} a day, and the first time more.`,
  costNow: (days: number, perDay: string) => `${lastDays(days)} about ${perDay} came a day.`,
  costUnknown: 'What it costs is not known yet: nothing has been refreshed on this phone.',
}
