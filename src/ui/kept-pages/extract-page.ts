import { Readability } from '@mozilla/readability'
import type { UntrustedHtml } from '../../core/domain/html.ts'
import { maxPageBytes, type PageProblem } from '../../core/domain/kept-page.ts'
import { pictureAddress } from '../../core/domain/picture-address.ts'
import { withoutTurningSigns } from '../../core/domain/turning-signs.ts'
import type { Extracted } from '../../core/refresh/refresh-page.ts'
import { inertPolicy, parseInert } from '../post-html/parse-inert.ts'
import { pageDates } from './page-dates.ts'
import { preparePage } from './prepare-page.ts'
import { whenIdle } from './when-idle.ts'

/** Taking apart what has more holds up a slow phone for more than a second, in one piece. */
const mostElements = 5000
const leastLetters = 40
const longest = { title: 300, byline: 200, excerpt: 400 }

/**
 * The article of a page with what the page says of it, by the library behind Firefox's reader view. It needs a
 * document, and gets one in which nothing runs or loads. What comes out is as hostile as what went in.
 */
export async function extractPage(html: UntrustedHtml, url: string): Promise<Extracted | PageProblem> {
  return whenIdle(extracting(html, url))
}

function* extracting(html: UntrustedHtml, url: string): Generator<unknown, Extracted | PageProblem> {
  const body = yield* parseInert(html)
  preparePage(body, url)
  yield
  const page = body.ownerDocument
  const root = page.documentElement
  if (root.querySelectorAll('*').length > mostElements) return { code: 'tooLarge', maxBytes: maxPageBytes }
  const dates = pageDates(root, Date.now())
  const language = languageOf(root)
  yield
  letRestart(body)
  const article = parsed(page)
  const [title, text] = [plain(article?.title, 'title'), article?.textContent?.trim() ?? '']
  if (!article?.content || text.length < leastLetters) return { code: 'nothingReadable' }
  const byline = plain(article.byline, 'byline')
  const excerpt = plain(article.excerpt, 'excerpt')
  return {
    title: title ?? new URL(url).hostname,
    html: article.content.innerHTML,
    pictures: picturesIn(article.content),
    ...dates,
    ...(language && { language }),
    ...(byline && { byline }),
    ...(excerpt && { excerpt }),
  }
}

/** A page made to confuse it may well break it. */
function parsed(page: Document) {
  try {
    return new Readability<Element>(page, {
      charThreshold: 250,
      serializer: (node) => node as Element,
    }).parse()
  } catch {
    return null
  }
}

/** When its first try finds too little it puts the page back as it was, as a text: that must go by our policy. */
function letRestart(body: HTMLElement): void {
  const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML') ?? {}
  Object.defineProperty(body, 'innerHTML', {
    get: () => get?.call(body),
    set: (html: string) => set?.call(body, inertPolicy?.createHTML(html) ?? html),
  })
}

function picturesIn(article: Element): string[] {
  const found = [...article.querySelectorAll('img')].flatMap(
    (image) => pictureAddress((name) => image.getAttribute(name)) ?? [],
  )
  return [...new Set(found)]
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
