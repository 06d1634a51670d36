import { type UntrustedHtml, untrustedHtml } from '../domain/html.ts'
import type { PageProblem, PageText } from '../domain/kept-page.ts'
import { fetchPage } from '../fetch/fetch-page.ts'
import { hashTexts } from '../normalize/hash-texts.ts'
import { notePageProblem, type Pin, type StoredPage, savePage } from '../storage/pages.ts'

/** The article of a page, in a language as far as the page says. */
export type Extracted = Omit<PageText, 'language'> & Partial<Pick<PageText, 'language'>>

export interface PageRefresh {
  pin: Pin
  /** Of a page that does not say its own. */
  language: string
  /** Draws the article out of a page that came from `url`. */
  extract: (html: UntrustedHtml, url: string) => Promise<Extracted | PageProblem>
  now: () => number
}

export type PageResult = { kind: 'stored'; page: StoredPage } | { kind: 'failed'; problem: PageProblem }

/** Fetches a page and stores its article. When that fails, what is stored stays, and says why. @throws {StorageError} */
export async function refreshPage({ pin, language, extract, now }: PageRefresh): Promise<PageResult> {
  const answer = await fetchPage(pin.url)
  if (answer.kind === 'failed') return failed(pin, answer.problem, now())
  const text = await extract(untrustedHtml(answer.html), answer.url)
  if ('code' in text) return failed(pin, text, now())
  const contentHash = hashTexts([text.title, text.html])
  return { kind: 'stored', page: await savePage(pin, { language, ...text, contentHash }, now()) }
}

async function failed({ url }: Pin, problem: PageProblem, now: number): Promise<PageResult> {
  await notePageProblem(url, problem, now)
  return { kind: 'failed', problem }
}
