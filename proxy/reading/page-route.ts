import { refuse } from '../answers/answer.ts'
import { answerEncoded } from '../answers/encoded-answer.ts'
import type { CatalogFile } from '../catalog/catalog-file.ts'
import { catalogHosts, withoutWww } from '../catalog/catalog-hosts.ts'
import { compress, contentHash } from '../store/encoded.ts'
import type { AllowedHosts } from '../upstream/allow-url.ts'
import { finalUrlHeader } from '../wire.ts'
import { answerTrouble } from './answer-trouble.ts'
import { askedUrl, isCrossSite, refuseCrossSite } from './asked-url.ts'
import type { GetPage } from './pages.ts'
import type { RateLimits } from './rate-limits.ts'

export interface PageRouteOptions {
  getPage: GetPage
  catalogFile: CatalogFile
  allowHosts: AllowedHosts
  /** Pages of any address, not of the catalog's hosts only. */
  openFeeds: boolean
  rateLimits: RateLimits
}

const caching = 'public, max-age=300, stale-if-error=86400'

export async function answerPage(
  request: Request,
  client: string | undefined,
  { getPage, catalogFile, allowHosts, openFeeds, rateLimits }: PageRouteOptions,
): Promise<Response> {
  if (isCrossSite(request)) return refuseCrossSite()
  const url = askedUrl(new URL(request.url).searchParams.getAll('url'), allowHosts)
  if (url instanceof Response) return url
  const { pages } = catalogHosts(catalogFile.current().catalog)
  if (!openFeeds && !pages.has(withoutWww(url.host))) return refuse('notInCatalog')
  const answer = await getPage(url, () => rateLimits.takeClient('page', client))
  if (answer.kind !== 'page') return answerTrouble(answer, 'notAPage')
  const { bytes, finalUrl } = answer
  const whole = await answerEncoded(request, {
    hash: contentHash(bytes),
    cacheControl: caching,
    contentType: 'text/plain; charset=utf-8',
    extra: { [finalUrlHeader]: finalUrl },
    isAppOnly: true,
    read: (encoding) => (encoding === 'identity' ? bytes : compress(bytes, encoding)),
  })
  return whole ?? refuse('notFound')
}
