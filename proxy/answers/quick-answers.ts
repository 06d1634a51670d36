import type { Bytes } from '../bytes.ts'
import type { Encoded, Encoding } from '../store/encoded.ts'
import type { StoredBody } from '../store/source-state.ts'
import type { SourceStates } from '../store/source-states.ts'
import type { Store } from '../store/store.ts'
import { paths } from '../wire.ts'
import { chooseEncoding } from './accept-encoding.ts'
import { type AnswerFacts, type PlainAnswer, unchangedAnswer, wholeAnswer } from './encoded-answer.ts'
import { bodyFacts, indexFacts, namedBody } from './feed-answers.ts'
import { type GetFeedIndex, sinceIn } from './feed-index.ts'

export interface QuickRequest {
  /** As in the request line. */
  path: string
  acceptEncoding: string | null
  ifNoneMatch: string | null
}

/**
 * What the handler would answer to a GET, where that lies in memory: an index or a body, of which phones ask a
 * thousand for each of anything else. A `Request` and a `Response` would be more work than all the rest.
 */
export type QuickAnswer = (request: QuickRequest) => PlainAnswer | undefined

export function createQuickAnswer(options: {
  states: SourceStates
  store: Pick<Store, 'heldBody'>
  feedIndex: GetFeedIndex
}): QuickAnswer {
  const { states, store, feedIndex } = options
  const encodingOf = remembered(chooseEncoding)
  const factsOfIndex = noted((index: Encoded) => indexFacts(index.hash))
  const factsOfBody = noted(bodyFacts)
  const readyOf = createReady()
  const bodyOf = createBodyOf(states)

  function answer(
    { acceptEncoding, ifNoneMatch }: QuickRequest,
    facts: AnswerFacts,
    held: (encoding: Encoding) => Bytes | undefined,
  ): PlainAnswer | undefined {
    const encoding = encodingOf(acceptEncoding)
    const bytes = held(encoding)
    const ready = bytes && readyOf(bytes, encoding, facts)
    if (ready === undefined || ifNoneMatch === null) return ready?.whole
    if (ifNoneMatch === ready.etag) return ready.unchanged
    return unchangedAnswer(ifNoneMatch, encoding, facts) ?? ready.whole
  }

  return (request) => {
    const { path } = request
    if (path === paths.feedIndex || indexQueries.some((start) => path.startsWith(start))) {
      const index = feedIndex(sinceIn(path))
      if (index instanceof Promise) return undefined
      return answer(request, factsOfIndex(index), (encoding) => index.forms[encoding])
    }
    if (!path.startsWith(bodiesPath)) return undefined
    const body = bodyOf(path)
    return body && answer(request, factsOfBody(body), (encoding) => store.heldBody(body.hash, encoding))
  }
}

const indexQueries = [`${paths.feedIndex}?after=`, `${paths.feedIndex}?since=`]
const bodiesPath = `${paths.feedIndex}/`

/** Each path is read once, until a state changes. */
function createBodyOf(states: SourceStates): (path: string) => StoredBody | undefined {
  const bodies = new Map<string, StoredBody>()
  let version = states.version()
  return (path) => {
    if (version !== states.version()) bodies.clear()
    version = states.version()
    const known = bodies.get(path)
    if (known !== undefined) return known
    const slash = path.indexOf('/', bodiesPath.length)
    const body = namedBody(states, path.slice(bodiesPath.length, slash), path.slice(slash + 1))
    if (body !== undefined) bodies.set(path, body)
    return body
  }
}

interface Ready {
  facts: AnswerFacts
  etag: string | undefined
  whole: PlainAnswer | undefined
  unchanged: PlainAnswer | undefined
}

/** The answers that bytes in memory become; each is made once, and goes when they go. */
function createReady(): (bytes: Bytes, encoding: Encoding, facts: AnswerFacts) => Ready {
  const made = new WeakMap<Bytes, Ready>()
  return (bytes, encoding, facts) => {
    const known = made.get(bytes)
    // Two sources may have the same bytes from different addresses.
    if (known?.facts === facts) return known
    const whole = wholeAnswer(bytes, encoding, facts)
    const etag = whole?.headers.etag
    const ready = { facts, etag, whole, unchanged: unchangedAnswer(etag ?? null, encoding, facts) }
    made.set(bytes, ready)
    return ready
  }
}

function noted<K extends Encoded | StoredBody, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

/** Browsers word this header in a dozen ways. */
const mostWordings = 100

function remembered(choose: typeof chooseEncoding): typeof chooseEncoding {
  const chosen = new Map<string, Encoding>()
  return (header) => {
    const known = header === null ? undefined : chosen.get(header)
    if (known !== undefined) return known
    const encoding = choose(header)
    if (header !== null && chosen.size < mostWordings && header.length <= 100) chosen.set(header, encoding)
    return encoding
  }
}
