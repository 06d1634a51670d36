import type { Answer } from '../../support/publisher-answer.ts'
import type { Fault } from '../../support/publisher-fault.ts'

/**
 * One abuse. In `url`, `query` and the texts of a fault, `{own}` stands for the case's own address at the site,
 * `{host}` for the site's `address:port`, `{port}` for its port and `{canary}` for the port of the canary.
 */
export interface AbuseCase {
  name: string
  /** Of the server that is abused. */
  route?: Route
  /** What it is asked for: the case's own address, if nothing else is said. */
  url?: string
  /** The whole query, for what `url` cannot say. */
  query?: string
  /** Another of its paths, for which nothing is fetched. */
  path?: string
  method?: string
  headers?: Record<string, string>
  /** What the site has at the case's own address. */
  answer?: Answer | (() => Promise<Answer>)
  fault?: Fault
  outcome: Outcome | readonly Outcome[]
  /** It needs a public address that answers, which only the test's egress proxy has. */
  needsProxy?: true
}

export type Route = 'feed' | 'image' | 'page'

const refusals = {
  badRequest: 400,
  addressNotAllowed: 403,
  crossSite: 403,
  loop: 403,
  method: 405,
  notAFeed: 415,
  notAnImage: 415,
  notAPage: 415,
  htmlAnswer: 415,
} as const

const troubles = {
  nameNotFound: 502,
  refused: 502,
  unreachable: 502,
  tls: 502,
  status: 502,
  tooLarge: 502,
  tooManyRedirects: 502,
  badAnswer: 502,
  emptyAnswer: 502,
  timeout: 504,
} as const

/** A good answer, or a reason code and with it the status: 4xx is our own refusal, 5xx the site's trouble. */
export const statusOf = {
  feed: 200,
  image: 200,
  page: 200,
  preflight: 204,
  ...refusals,
  ...troubles,
} as const

export type Outcome = keyof typeof statusOf

export const feed = {
  body: '<?xml version="1.0"?><rss version="2.0"><channel><title>Union news</title></channel></rss>',
  contentType: 'application/rss+xml',
} as const satisfies Answer

/** Each status that leads on, in turn. */
export function redirectStatus(at: number): 301 | 302 | 303 | 307 | 308 {
  return ([301, 302, 303, 307, 308] as const)[at % 5] ?? 302
}
