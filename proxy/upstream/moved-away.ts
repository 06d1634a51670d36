import type { UpstreamProblem } from './upstream-problem.ts'

/** What a failure at the end of permanent redirects means: there is a feed neither at the old place nor at the new. */
export function afterMove(
  problem: UpstreamProblem,
  from: string,
  movedTo: string | undefined,
): UpstreamProblem {
  if (movedTo === undefined || !isGone(problem) || placeOf(from) === placeOf(movedTo)) return problem
  return { code: 'moved' }
}

function isGone(problem: UpstreamProblem): boolean {
  if (problem.code === 'htmlAnswer') return true
  return problem.code === 'status' && (problem.status === 404 || problem.status === 410)
}

/** From http to https, to `www.` or to a slash at the end is no move that anyone would call one. */
function placeOf(address: string): string {
  const { hostname, pathname, search } = new URL(address)
  return hostname.replace(/^www\./, '') + pathname.replace(/\/+$/, '') + search
}
