import type { StoredBody } from '../store/source-state.ts'
import type { SourceStates } from '../store/source-states.ts'
import { immutable } from './answer.ts'
import type { AnswerFacts } from './encoded-answer.ts'
import { feedHeaders } from './feed-headers.ts'

/** Phones always ask whether it changed; a cache in front may answer them for half a minute. */
const indexCaching = 'public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=86400'
export const json = 'application/json; charset=utf-8'

export function indexFacts(hash: string): AnswerFacts {
  return { hash, cacheControl: indexCaching, contentType: json }
}

/** For people, who look now and then. */
const healthCaching = 'public, max-age=60, stale-if-error=86400'

export function healthFacts(hash: string): AnswerFacts {
  return { hash, cacheControl: healthCaching, contentType: json }
}

export function bodyFacts({ hash, finalUrl, contentType }: StoredBody): AnswerFacts {
  return {
    hash,
    cacheControl: immutable,
    contentType: 'text/plain',
    extra: feedHeaders(finalUrl, contentType),
  }
}

/** One that the index names, or named a while ago. */
export function namedBody(states: SourceStates, sourceId: string, hash: string): StoredBody | undefined {
  const state = states.get(sourceId)
  return state?.body?.hash === hash ? state.body : state?.replaced.find((body) => body.hash === hash)
}
