import type { Problem } from './problem.ts'

/** The article of a page, and what the page says of it. */
export interface PageText {
  title: string
  /** As sent: trusted for nothing until it is shown. */
  html: string
  /** BCP 47 tag. */
  language: string
  byline?: string
  excerpt?: string
  /** Days the page itself names, `YYYY-MM-DD`. */
  publishedOn?: string
  modifiedOn?: string
  /** Addresses of its pictures, where the publisher has them. */
  pictures: string[]
}

/** Why a page could not be kept or brought up to date. */
export type PageProblem =
  | Problem
  | { code: 'notAnAddress' }
  /** Not on the site of any publisher the server knows. */
  | { code: 'pageNotAllowed' }
  | { code: 'notAPage' }
  | { code: 'nothingReadable' }
  /** The server has too much to do for this reader or this site just now. */
  | { code: 'pageBusy' }

/** More than a phone can take apart in reasonable time. */
export const maxPageBytes = 2_000_000

/** One name for a page, however its address was copied; none for what is no address of the web. */
export function pageAddress(written: string): string | undefined {
  const text = written.trim()
  try {
    const url = new URL(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`)
    if (!/^https?:$/.test(url.protocol) || !/\.|^localhost$/.test(url.hostname)) return undefined
    url.hash = ''
    url.username = ''
    url.password = ''
    return url.href
  } catch {
    return undefined
  }
}

/** The day that tells how old the text is. */
export function dayOfPage({ publishedOn, modifiedOn }: PageText): string | undefined {
  return publishedOn && modifiedOn ? [publishedOn, modifiedOn].sort()[1] : (modifiedOn ?? publishedOn)
}
