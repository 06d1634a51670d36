/**
 * A failure that is expected to happen: a code and its facts. The words shown live in `ui/words/`, and the
 * compiler asks there for a sentence for every code.
 */
export type Problem = OwnProblem | SiteProblem

/** Nothing that a publisher could mend. */
export type OwnProblem = PhoneProblem | StorageProblem

/** With a publisher's site or its feed. */
export type SiteProblem = PublisherProblem | FeedProblem

/** Between the phone and our server. */
export type PhoneProblem =
  | { code: 'offline' }
  | { code: 'serverUnreachable' }
  | { code: 'serverTimeout' }
  | { code: 'serverStatus'; status: number }
  /** A page that is not ours answered, as hotel and café networks do before one logs in. */
  | { code: 'captivePortal' }
  /** Our server answered, with something this version of the app cannot read. */
  | { code: 'serverAnswer' }

/** Between our server and the publisher's site. `proxy/wire.ts` carries these. */
export type PublisherProblem =
  | { code: 'nameNotFound' }
  | { code: 'refused' }
  | { code: 'unreachable' }
  | { code: 'tls' }
  /** `expiredAt`: epoch ms; absent where our server does not know it. */
  | { code: 'tlsExpired'; expiredAt?: number }
  | { code: 'timeout' }
  /** `retryAt`: epoch ms the site asks us to wait for. */
  | { code: 'status'; status: number; retryAt?: number }
  | { code: 'tooLarge'; maxBytes: number }
  | { code: 'tooManyRedirects' }
  /** For good, to a place where there is no feed. */
  | { code: 'moved' }
  | { code: 'addressNotAllowed' }
  | { code: 'badAnswer' }
  | { code: 'emptyAnswer' }
  | { code: 'htmlAnswer' }

/** In the bytes of a feed. */
export type FeedProblem =
  | { code: 'notAFeed'; found: 'html' | 'xml' | 'json' | 'text' | 'nothing' }
  /** In part: it is cut off, and what could be read of it is kept. */
  | { code: 'unreadable'; inPart?: true }

/** In the phone's own storage. */
export type StorageProblem =
  | { code: 'storageFull' }
  /** Private windows of some browsers refuse IndexedDB altogether. */
  | { code: 'storageRefused' }
  /** A newer version of the app has already changed the database. */
  | { code: 'storageNewer' }
  | { code: 'storageFailed' }
