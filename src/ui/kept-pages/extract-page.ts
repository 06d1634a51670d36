import type { UntrustedHtml } from '../../core/domain/html.ts'
import { maxPageBytes, type PageProblem } from '../../core/domain/kept-page.ts'
import { withoutTurningSigns } from '../../core/domain/turning-signs.ts'
import type { Extracted } from '../../core/refresh/refresh-page.ts'
import { whenIdle } from '../hooks/when-idle.ts'
import { parseInert } from '../post-html/parse-inert.ts'
import { askPageWorker } from './ask-page-worker.ts'
import { type PageDates, pageDates } from './page-dates.ts'
import { preparePage } from './prepare-page.ts'

/** Making what has more ready to be taken apart holds up a slow phone. */
const mostElements = 5000
const leastLetters = 40
const longest = { title: 300, byline: 200, excerpt: 400 }

interface Prepared extends PageDates {
  xml: string
  language?: string
}

/**
 * The article of a page with what the page says of it. The browser's own parser reads it, which workers do not have,
 * into a document in which nothing runs or loads; the article is found by a worker. What comes out is as hostile as
 * what went in.
 */
export async function extractPage(html: UntrustedHtml, url: string): Promise<Extracted | PageProblem> {
  const prepared = await whenIdle(preparing(html, url))
  if ('code' in prepared) return prepared
  const { xml, ...facts } = prepared
  const article = await askPageWorker({ xml, url })
  if (!article?.html || article.text.length < leastLetters) return { code: 'nothingReadable' }
  const byline = plain(article.byline, 'byline')
  const excerpt = plain(article.excerpt, 'excerpt')
  return {
    title: plain(article.title, 'title') ?? new URL(url).hostname,
    html: article.html,
    pictures: article.pictures,
    ...facts,
    ...(byline && { byline }),
    ...(excerpt && { excerpt }),
  }
}

function* preparing(html: UntrustedHtml, url: string): Generator<unknown, Prepared | PageProblem> {
  const body = yield* parseInert(html)
  yield* preparePage(body, url)
  const root = body.ownerDocument.documentElement
  if (root.querySelectorAll('*').length > mostElements) return { code: 'tooLarge', maxBytes: maxPageBytes }
  yield
  const dates = pageDates(root, Date.now())
  yield
  const language = languageOf(root)
  return { xml: new XMLSerializer().serializeToString(root), ...dates, ...(language && { language }) }
}

function languageOf(root: Element): string | undefined {
  const tag = root.getAttribute('lang')?.trim().replace('_', '-') ?? ''
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined
}

function plain(text: string | null | undefined, name: keyof typeof longest): string | undefined {
  const short = withoutTurningSigns(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return short === '' ? undefined : [...short].slice(0, longest[name]).join('')
}
