import { version } from '../version.ts'

const name = 'DSA-Feed'

/** What publishers' sites are told: who asks, which version, and where to complain. */
export function userAgentFor(publicUrl: string | undefined): string {
  return `${name}/${version} (${publicUrl === undefined ? 'feed reader' : `+${publicUrl}`})`
}

/** A server of ours that asks one of ours, most likely itself: one request could nest sixty. */
export function isOwnFetch(request: Request): boolean {
  return request.headers.get('user-agent')?.startsWith(`${name}/`) ?? false
}
