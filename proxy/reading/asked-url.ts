import { refuse } from '../answers/answer.ts'
import { type AllowedHosts, allowUrl } from '../upstream/allow-url.ts'

/** The one address of a query, if it is one that may be fetched; otherwise the refusal. */
export function askedUrl(urls: readonly string[] | undefined, allowHosts: AllowedHosts): URL | Response {
  const [text, ...others] = urls ?? []
  if (text === undefined || text === '' || others.length > 0) return refuse('badRequest')
  const verdict = allowUrl(text, allowHosts)
  if (verdict.kind === 'allowed') return verdict.url
  return refuse(
    verdict.reason === 'malformed' || verdict.reason === 'tooLong' ? 'badRequest' : 'addressNotAllowed',
  )
}

/** Pictures and pages are for the app, not for other sites that would show them as their own. */
export function isCrossSite(request: Request): boolean {
  return request.headers.get('sec-fetch-site') === 'cross-site'
}

export function refuseCrossSite(): Response {
  return refuse('crossSite', { vary: 'Sec-Fetch-Site' })
}
