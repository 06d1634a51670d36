import type { FetchUpstream } from '../proxy/upstream/fetch-upstream.ts'
import { firstLook } from '../proxy/upstream/looks-like-feed.ts'
import type { UpstreamProblem } from '../proxy/upstream/upstream-problem.ts'
import { itemFacts } from '../src/core/normalize/item-facts.ts'
import { en } from '../src/ui/words/en.ts'
import { anyProblemSentence } from '../src/ui/words/site-problem-sentence.ts'
import type { AnswerFacts, FeedHealth } from './feed-health.ts'
import { readFeed } from './read-feed.ts'

export interface FetchedHealth {
  health: FeedHealth
  /** The feed as JSON Feed, if it is one. */
  document?: object
}

/** Asks for a feed as the server does, and looks at what came. */
export async function fetchHealth(fetch: FetchUpstream, url: string, now: number): Promise<FetchedHealth> {
  const answer = await fetch({ url, wants: 'feed' })
  // Unchanged answers those only who ask for a change.
  if (answer.kind === 'unchanged') return { health: noAnswer({ code: 'badAnswer' }) }
  if (answer.kind === 'failed') return { health: noAnswer(answer.problem) }
  const { bytes, kind, ...rest } = answer
  return readHealth(bytes, { ...rest, url, bytes: bytes.byteLength }, now)
}

function noAnswer(problem: UpstreamProblem): FeedHealth {
  const status = problem.code === 'status' ? { status: problem.status } : {}
  return { kind: 'noAnswer', why: anyProblemSentence(en, problem), ...status }
}

function readHealth(bytes: Uint8Array, answer: AnswerFacts, now: number): FetchedHealth {
  const look = firstLook(bytes)
  if (look !== 'feed')
    return { health: { kind: 'noFeed', why: anyProblemSentence(en, refusals[look]), answer } }
  const { contentType } = answer.headers
  const read = readFeed(bytes, {
    url: answer.finalUrl,
    ...(contentType === undefined ? {} : { contentType }),
  })
  if (read.kind === 'failed') return { health: { kind: 'noFeed', why: read.error, answer } }
  const { items, isDamaged } = read.feed
  return {
    health: { kind: 'feed', answer, items: itemFacts(items, now), isDamaged },
    document: read.document,
  }
}

/** What the server says of an answer it does not even keep. */
const refusals = { html: { code: 'htmlAnswer' }, empty: { code: 'emptyAnswer' } } as const
