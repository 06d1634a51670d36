import type { PublishedFeed } from '../core/refresh/read-published.ts'
import type { PostWithBody } from '../core/storage/save-posts.ts'
import type { HeldPost } from '../core/storage/schema.ts'
import type { ReaderQuestion } from './refresh-messages.ts'

/**
 * The refresh worker reads feeds and knows what their sources are like, and the pack worker asks it by a port: a second
 * copy of the parser would be a fifth of what every phone stores of the app.
 */
let reader: MessagePort | undefined
let last = Promise.resolve<unknown>(undefined)

export function useReader(port: MessagePort): void {
  reader = port
}

/** One after the other, so that each answer belongs to the question before it. */
export function readFeed(feed: PublishedFeed): Promise<PostWithBody[]> {
  return inTurn({ kind: 'feed', feed })
}

/** Those posts of one source that a refresh would hold back. */
export function unlikePosts(sourceId: string, posts: readonly PostWithBody[]): Promise<HeldPost[]> {
  return inTurn({ kind: 'unlike', sourceId, posts })
}

function inTurn<Answer>(question: ReaderQuestion): Promise<Answer[]> {
  const answer = last.then(() => ask<Answer>(question))
  last = answer
  return answer
}

function ask<Answer>(question: ReaderQuestion): Promise<Answer[]> {
  const port = reader
  if (!port) return Promise.resolve([])
  return new Promise((resolve) => {
    port.onmessage = ({ data }: MessageEvent<Answer[]>) => resolve(data)
    port.postMessage(question)
  })
}
