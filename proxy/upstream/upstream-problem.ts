/**
 * Why a publisher's site did not give us something. The codes are those of `PublisherProblem` in the client,
 * written again because this folder imports nothing outside itself; a test compares the two.
 */
export type UpstreamProblem =
  | { code: 'nameNotFound' }
  | { code: 'refused' }
  | { code: 'unreachable' }
  | { code: 'tls' }
  | { code: 'tlsExpired' /** Epoch ms. */; expiredAt?: number }
  | { code: 'timeout' }
  | { code: 'status'; status: number /** Epoch ms. */; retryAt?: number }
  | { code: 'tooLarge'; maxBytes: number }
  | { code: 'tooManyRedirects' }
  /** For good, to a place where there is no feed. */
  | { code: 'moved' }
  | { code: 'addressNotAllowed' }
  | { code: 'badAnswer' }
  | { code: 'emptyAnswer' }
  | { code: 'htmlAnswer' }

export type UpstreamProblemCode = UpstreamProblem['code']

const networkCodes: readonly UpstreamProblemCode[] = ['nameNotFound', 'refused', 'unreachable', 'timeout']

/** The site could not be asked at all, which may as well be our own network's doing. */
export function isNetworkProblem(problem: UpstreamProblem): boolean {
  return networkCodes.includes(problem.code)
}

/** As the client reads it: times in epoch seconds. */
export function toWireProblem(problem: UpstreamProblem): {
  code: string
  status?: number
  retryAt?: number
  maxBytes?: number
  expiredAt?: number
} {
  if (problem.code === 'status') {
    const { code, status, retryAt } = problem
    return retryAt === undefined ? { code, status } : { code, status, retryAt: Math.ceil(retryAt / 1000) }
  }
  if (problem.code === 'tlsExpired' && problem.expiredAt !== undefined)
    return { code: problem.code, expiredAt: Math.floor(problem.expiredAt / 1000) }
  if (problem.code === 'tooLarge') return { code: problem.code, maxBytes: problem.maxBytes }
  return { code: problem.code }
}
