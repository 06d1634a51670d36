import type { QuickAnswer } from '../answers/quick-answers.ts'
import type { Handler } from '../handler.ts'
import type { FetchUpstream } from '../upstream/fetch-upstream.ts'
import { type Metrics, routeOf } from './metrics.ts'

export function countedFetch(fetch: FetchUpstream, metrics: Metrics): FetchUpstream {
  return async (asked) => {
    const answer = await fetch(asked)
    const outcome = answer.kind === 'failed' ? answer.problem.code : answer.kind
    metrics.fetch(asked.wants, outcome, answer.kind === 'body' ? answer.bytes.length : 0)
    return answer
  }
}

export function countedHandler(handler: Handler, metrics: Metrics): Handler {
  return async (request, client) => {
    const response = await handler(request, client)
    metrics.request(routeOf(new URL(request.url).pathname), response.status)
    return response
  }
}

export function countedQuickAnswer(quickAnswer: QuickAnswer, metrics: Metrics): QuickAnswer {
  return (request) => {
    const answer = quickAnswer(request)
    if (answer !== undefined) metrics.request(routeOf(request.path), answer.status)
    return answer
  }
}
