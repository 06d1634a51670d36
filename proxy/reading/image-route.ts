import { appOnlyHeaders, immutable, isNotModified, refuse } from '../answers/answer.ts'
import type { Metrics } from '../run/metrics.ts'
import type { AllowedHosts } from '../upstream/allow-url.ts'
import { imageWidths } from '../wire.ts'
import { answerTrouble, troubleName } from './answer-trouble.ts'
import { askedUrl, isCrossSite, refuseCrossSite } from './asked-url.ts'
import type { GetImage, Image } from './images.ts'
import type { RateLimits } from './rate-limits.ts'

export interface ImageRouteOptions {
  getImage: GetImage
  allowHosts: AllowedHosts
  rateLimits: RateLimits
  metrics: Metrics
}

export async function answerImage(
  request: Request,
  client: string | undefined,
  { getImage, allowHosts, rateLimits, metrics }: ImageRouteOptions,
): Promise<Response> {
  if (isCrossSite(request)) return refuseCrossSite()
  const query = new URL(request.url).searchParams
  const widths = query.getAll('w')
  const width = imageWidths.find((known) => widths.length === 1 && widths[0] === String(known))
  const url = askedUrl(query.getAll('url'), allowHosts)
  if (width === undefined) return refuse('badRequest')
  if (url instanceof Response) return url
  const answer = await getImage(url, width, () => rateLimits.takeClient('image', client))
  if (answer.kind === 'image') {
    metrics.image(answer.isStored ? 'stored' : 'made')
    return answerPicture(request, answer)
  }
  metrics.image(troubleName(answer))
  return answerTrouble(answer, 'notAnImage')
}

function answerPicture(request: Request, { hash, bytes }: Image): Response {
  const etag = `"${hash}"`
  const caching = { etag, 'cache-control': immutable, vary: 'Sec-Fetch-Site' }
  if (isNotModified(request, etag)) {
    return new Response(null, { status: 304, headers: { ...appOnlyHeaders, ...caching } })
  }
  const content = { 'content-type': 'image/webp', 'content-length': String(bytes.length) }
  return new Response(bytes, { headers: { ...appOnlyHeaders, ...content, ...caching } })
}
