import type { RefreshTrigger } from '../core/domain/refresh-trigger.ts'
import { makeReady as fetchAndCheck, type ReadyOptions } from '../core/offline/make-ready.ts'
import { mayRefreshByItself } from '../core/refresh/automatic-refresh.ts'
import { holdBack } from '../core/refresh/hold-back.ts'
import { lookAtFeed } from '../core/refresh/look-at-feed.ts'
import { readPublished } from '../core/refresh/read-published.ts'
import { refreshAll } from '../core/refresh/refresh-all.ts'
import { announceRefresh } from '../core/refresh/refresh-channel.ts'
import { fetchStateOf } from '../core/storage/fetch-states.ts'
import { refreshInBackground } from './background.ts'
import type { BackgroundScope } from './background-code.ts'
import { onPush, onSubscriptionChange } from './push.ts'
import type { ReaderQuestion, RefreshRequest } from './refresh-messages.ts'

declare const self: DedicatedWorkerGlobalScope & BackgroundScope

let stop = new AbortController()

// No page's worker but the service worker has loaded this: see `background-code.ts`.
if (!('DedicatedWorkerGlobalScope' in self))
  self.backgroundCode = {
    refresh: refreshInBackground,
    push: onPush,
    subscriptionChanged: onSubscriptionChange,
  }
else self.onmessage = answer

/** Off the main thread: parsing a large feed would hold up the reader's finger for a tenth of a second. */
function answer({ data }: MessageEvent<RefreshRequest>): void {
  if (data.kind === 'refresh') refresh(data.trigger).catch(report)
  else if (data.kind === 'ready') makeReady(data.how).catch(report)
  else if (data.kind === 'read') readFor(data.port)
  else if (data.kind === 'look') look(data)
  else cancel()
}

/** Posts first: that they are up to date is told before the first picture is asked for. */
async function refresh(trigger: RefreshTrigger): Promise<void> {
  const { signal } = stop
  if (trigger !== 'button' && !(await mayRefreshByItself(Date.now()))) return
  const result = await refreshAll({ now: Date.now, trigger, signal })
  if (result.kind === 'finished' && !result.last.cancelled) await makeReady({ afterRefresh: result.last })
}

async function makeReady(how: ReadyOptions['how']): Promise<void> {
  await fetchAndCheck({ now: Date.now, signal: stop.signal, how })
}

function cancel(): void {
  stop.abort()
  stop = new AbortController()
  // The refresh that runs may be another tab's.
  announceRefresh({ kind: 'cancel' })
}

function report(error: unknown): void {
  self.reportError(error)
}

function look({ port, bytes, kind: _, ...options }: RefreshRequest & { kind: 'look' }): void {
  port.postMessage(lookAtFeed(bytes, options, Date.now()))
}

function readFor(port: MessagePort): void {
  port.onmessage = async ({ data }: MessageEvent<ReaderQuestion>) => {
    let posts: unknown[] = []
    try {
      posts = await answerReader(data)
    } catch (error) {
      report(error)
    }
    // Whoever asked waits for an answer.
    port.postMessage(posts)
  }
}

async function answerReader(question: ReaderQuestion): Promise<unknown[]> {
  if (question.kind === 'feed') return readPublished(question.feed, Date.now())
  const { sourceId, posts } = question
  return (await holdBack(sourceId, posts, (await fetchStateOf(sourceId)).postCount)).held
}
