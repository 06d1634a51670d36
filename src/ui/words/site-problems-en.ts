import type { SiteProblem } from '../../core/domain/problem.ts'
import { calendarDay } from './calendar-day.ts'
import { clockTime } from './format.ts'

export type SiteSentences = {
  [C in SiteProblem['code']]: (problem: Extract<SiteProblem, { code: C }>) => string
}

export const siteProblemsEn: SiteSentences = {
  nameNotFound: () => 'The site’s name isn’t known on the internet anymore.',
  refused: () => 'The site turns connections away.',
  unreachable: () => 'The site can’t be reached.',
  tls: () => 'The site’s security certificate isn’t valid.',
  tlsExpired: ({ expiredAt }) =>
    expiredAt === undefined
      ? 'The site’s security certificate has expired.'
      : `The site’s security certificate expired on ${calendarDay('en', expiredAt)}.`,
  timeout: () => 'The site takes too long to answer.',
  status: ({ status, retryAt }) => statusSentence(status, retryAt),
  tooLarge: ({ maxBytes }) => `The feed is larger than the ${Math.round(maxBytes / 1e6)} MB we accept.`,
  tooManyRedirects: () => 'The site keeps sending us from one address to another.',
  moved: () => 'The feed’s address has moved, and there is no feed at the new one.',
  addressNotAllowed: () => 'The feed’s address leads to a place our server doesn’t go.',
  badAnswer: () => 'The site’s answer is broken.',
  emptyAnswer: () => 'The site sends an empty page instead of its feed.',
  htmlAnswer: () => 'The site sends a web page instead of its feed.',
  notAFeed: ({ found }) =>
    found === 'html'
      ? 'The site sends a web page instead of its feed.'
      : found === 'nothing'
        ? 'The site sends an empty page instead of its feed.'
        : 'What the site sends isn’t a feed.',
  unreadable: ({ inPart }) =>
    inPart ? 'The feed is cut off. What could be read of it is here.' : 'The feed is too damaged to read.',
}

function statusSentence(status: number, retryAt?: number): string {
  const again = retryAt === undefined ? '' : ` It asks us to come back after ${clockTime(retryAt)}.`
  if (status === 404) return 'The feed isn’t at its address anymore.'
  if (status === 410) return 'The site has taken its feed down for good.'
  if (status === 401 || status === 403) return 'The site refuses its feed to robots like our server.'
  if (status === 429) return `The site asks us to slow down.${again}`
  if (status >= 500) return `The site has trouble of its own.${again}`
  return `The site’s answer isn’t a feed (answer ${status}).`
}
