import type { Bytes } from '../bytes.ts'
import { type Sharing, shareInProcess } from '../store/shared-work.ts'
import { firstLook } from '../upstream/looks-like-feed.ts'
import { decodePage } from './decode-page.ts'
import type { ReaderFetch, ReaderTrouble, UpstreamBody } from './reader-fetch.ts'
import type { Failure } from './recent-failures.ts'

/** A page of a publisher's site as text in UTF-8, in which nothing can run. */
export interface Page {
  kind: 'page'
  bytes: Bytes
  finalUrl: string
}

export type PageAnswer = Page | ReaderTrouble

/** `takeTurn` is asked only where the page may have to be fetched: seconds to wait, if any. */
export type GetPage = (url: URL, takeTurn: () => Promise<number | undefined>) => Promise<PageAnswer>

/** A post that many open is fetched once; who opens it later should see what was corrected. */
const keepMs = 5 * 60_000

export function createPages(options: { readerFetch: ReaderFetch; sharing?: Sharing }): GetPage {
  const { readerFetch, sharing = shareInProcess } = options
  const share = sharing<PageAnswer>({ name: 'page', keepMs: ({ kind }) => (kind === 'page' ? keepMs : 0) })
  return async (url, takeTurn) => {
    const known = readerFetch.recentFailure(url)
    if (known !== undefined) return known
    const waitSeconds = await takeTurn()
    if (waitSeconds !== undefined) return { kind: 'tooManyRequests', waitSeconds }
    return share(url.href, () => readerFetch.get(url, toPage))
  }
}

async function toPage({ bytes, headers, finalUrl }: UpstreamBody): Promise<Page | Failure> {
  const text = decodePage(bytes, headers.contentType)
  const isPage =
    headers.contentType === undefined
      ? firstLook(bytes) === 'html'
      : isHtmlType(headers.contentType) && hasHtml(text)
  return isPage ? { kind: 'page', bytes: new Uint8Array(Buffer.from(text)), finalUrl } : { kind: 'unfit' }
}

function isHtmlType(contentType: string): boolean {
  return /^\s*(text\/html|application\/xhtml\+xml)\s*(;|$)/i.test(contentType)
}

/** Sites name everything text/html, files for download among it. */
function hasHtml(text: string): boolean {
  const start = text.slice(0, 4096)
  return (
    !start.includes('\0') &&
    /<(!doctype\s+html|html|head|body|title|meta|main|article|div|p)[\s>]/i.test(start)
  )
}
