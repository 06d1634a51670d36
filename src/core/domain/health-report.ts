import type { PublisherProblem } from './problem.ts'

/** How each source has been answering our server, for those who keep the catalog. */
export interface HealthReport {
  /** Epoch ms. */
  at: number
  /** By source id. */
  sources: Record<string, SourceReport>
  check?: CatalogCheck
}

/** When every feed of the list was last read as a whole, and which were not fit for it. */
export interface CatalogCheck {
  /** Epoch ms. */
  at: number
  asked: number
  /** Ids of sources. */
  unfit: string[]
}

/** What the server does not know is absent. Times are epoch ms. */
export interface SourceReport {
  lastSuccess?: number
  lastTry?: number
  problem?: PublisherProblem
  problemSince?: number
  /** How often each kind of failure was met. */
  failures: { problem: PublisherProblem; count: number }[]
  intervalMinutes?: number
  /** Edits included. */
  changesPerMonth?: number
  bytes?: number
  /** Address it has moved to for good. */
  movedTo?: string
  isGone?: true
  /** What the server says of its subscription at the feed's hub. */
  webSub?: string
}
