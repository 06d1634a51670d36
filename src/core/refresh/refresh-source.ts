import type { PhoneProblem, StorageProblem } from '../domain/problem.ts'
import { fetchFeed } from '../fetch/fetch-feed.ts'
import type { RequestOptions } from '../fetch/request.ts'
import { rulesVersion } from '../normalize/content-hash.ts'
import { feedWindow } from '../normalize/feed-window.ts'
import { withHistory } from '../normalize/post-history.ts'
import { toPosts } from '../normalize/to-posts.ts'
import type { Feed } from '../parse/feed.ts'
import { parseFeed } from '../parse/parse-feed.ts'
import { fetchStateOf, saveFailure } from '../storage/fetch-states.ts'
import { type History, type ReadBody, savePosts } from '../storage/save-posts.ts'
import { holdBack } from './hold-back.ts'
import type { DueSource } from './when-due.ts'

export type SourceOutcome =
  | { kind: 'saved'; added: number; changed: number }
  /** The body is no feed that can be read; that is stored, and it is not fetched again. */
  | { kind: 'unreadable' }
  | { kind: 'outdated' }
  | { kind: 'cancelled' }
  | { kind: 'failed'; problem: PhoneProblem | StorageProblem }

/** The whole way of one source, from the server to the phone's storage. */
export async function refreshSource(
  due: DueSource,
  now: number,
  options: RequestOptions,
): Promise<SourceOutcome> {
  const { source, hash } = due
  const known = await fetchStateOf(source.id)
  const answer = await fetchFeed(source.id, hash, options)
  if (answer.kind !== 'body') return answer
  const parsed = parseFeed(answer.bytes, answer)
  if (parsed.kind === 'failed') {
    await saveFailure(source.id, { problem: parsed.problem, hash }, now)
    return { kind: 'unreadable' }
  }
  const all = toPosts(parsed.feed, source, now, known.postCount === 0)
  const { posts, held } = await holdBack(source.id, all, known.postCount)
  const listed = feedWindow(parsed.feed, all)
  const read = { ...bodyRead(due, parsed.feed), held, listed, history }
  const counts = await savePosts(source, posts, read, now)
  return { kind: 'saved', ...counts }
}

const history: History = { rules: rulesVersion, with: withHistory }

function bodyRead({ hash, changedAt }: DueSource, feed: Feed): ReadBody {
  const { title, homePageUrl, iconUrl, isDamaged } = feed
  const problem = isDamaged ? ({ code: 'unreadable', inPart: true } as const) : undefined
  return { hash, changedAt, problem, title, homePageUrl, iconUrl }
}
