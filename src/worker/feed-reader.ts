import type { PublishedFeed } from '../core/refresh/read-published.ts'
import type { PostWithBody } from '../core/storage/save-posts.ts'

/**
 * The refresh worker reads feeds, and the pack worker asks it by a port: a second copy of the parser would be a fifth
 * of what every phone stores of the app.
 */
let reader: MessagePort | undefined
let last = Promise.resolve<unknown>(undefined)

export function useReader(port: MessagePort): void {
  reader = port
}

/** One after the other, so that each answer belongs to the question before it. */
export function readFeed(feed: PublishedFeed): Promise<PostWithBody[]> {
  const read = last.then(() => ask(feed))
  last = read
  return read
}

function ask(feed: PublishedFeed): Promise<PostWithBody[]> {
  const port = reader
  if (!port) return Promise.resolve([])
  return new Promise((resolve) => {
    port.onmessage = ({ data }: MessageEvent<PostWithBody[]>) => resolve(data)
    port.postMessage(feed)
  })
}
