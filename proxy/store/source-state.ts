import type { Validators } from '../upstream/kept-headers.ts'
import type { UpstreamProblem } from '../upstream/upstream-problem.ts'

/** What the server remembers of one source between two looks at it, and over a restart. */
export interface SourceState {
  /** The catalog's address at the time: when it changes, nothing else here holds any more but the bodies. */
  feedUrl: string
  /** Epoch ms of the last try, good or bad. */
  checkedAt: number
  /** Epoch ms until which the publisher asked us to think the feed fresh. */
  freshUntil?: number
  /** Tries in a row that brought neither a body nor a 304. */
  failures: number
  trouble?: Trouble
  validators?: Validators
  /** The last good body. */
  body?: StoredBody
  /** Those before it: a phone may hold an index from a few minutes ago. Newest first. */
  replaced: ReplacedBody[]
  /** Where permanent redirects led the last `times` answers. */
  moved?: { url: string; times: number }
  /** Epoch ms of the last try that brought a body or a 304. */
  goodAt?: number
  /** Tries that failed since the address is known, by the name of their problem. */
  failed?: Readonly<Record<string, number>>
  /** Epoch ms of the first good answer. */
  watchedSince?: number
  /** Epoch ms at which the posts changed, the newest first; of the last two months. */
  changes?: readonly number[]
  /** Of the last body without its clock. */
  gist?: string
  /** How long the last body said it stays fresh. */
  hintMs?: number
  /** The WebSub hub that the last answer named. */
  hub?: { url: string; topic: string }
  websub?: WebSubState
}

/** Our subscription at a hub. What proves who we and the hub are is made of the server's own key, not stored. */
export interface WebSubState {
  hub: string
  topic: string
  /** Epoch ms at which we last asked for it, or to be let go. */
  askedAt: number
  /** `leaving`: to be let go, as the source is retired or has another hub. */
  status: 'asked' | 'verified' | 'denied' | 'leaving'
  /** Epoch ms at which the hub's lease ends. */
  until?: number
  leaseMs?: number
  /** Times we asked again without a word from the hub. */
  tries?: number
}

export interface StoredBody {
  hash: string
  /** Epoch ms at which this body was first seen. */
  changedAt: number
  finalUrl: string
  contentType?: string
  /** Bytes, decoded. */
  size?: number
}

export interface ReplacedBody extends StoredBody {
  replacedAt: number
}

export interface Trouble {
  problem: UpstreamProblem
  /** Epoch ms of the first of the tries that failed in a row. */
  since: number
}
