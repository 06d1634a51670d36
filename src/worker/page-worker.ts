import type { PageRequest } from './page-messages.ts'
import { readArticle } from './read-article.ts'

declare const self: DedicatedWorkerGlobalScope

/** Off the main thread: to find the article of a long page takes a slow phone most of a second, in one piece. */
self.onmessage = ({ data }: MessageEvent<PageRequest>) => self.postMessage(readArticle(data))
