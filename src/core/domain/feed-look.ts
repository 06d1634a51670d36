import type { FeedProblem, PhoneProblem, PublisherProblem } from './problem.ts'

/** What the app would make of a feed that nobody has listed yet. */
export interface FeedLook {
  title?: string
  /** BCP 47 tag that most of its posts are in; absent where it has none. */
  language?: string
  homePageUrl?: string
  /** The newest few. */
  posts: { title: string; language: string; publishedAt?: number; hasPicture: boolean }[]
  items: number
  withPicture: number
  cutShort: number
  undated: number
  /** Of what is odd, the first things that a keeper of the catalog has to know; none when it may enter. */
  faults: FeedFault[]
}

export type FeedFault =
  | { code: 'noItems' }
  | { code: 'noDates' }
  /** `newestAt`: epoch ms. */
  | { code: 'stale'; newestAt: number }
  | { code: 'damaged' }

export type LookResult = { kind: 'look'; look: FeedLook } | { kind: 'failed'; problem: FeedProblem }

/** Why a feed could not be got for a look. */
export type ProposalProblem =
  | PhoneProblem
  | PublisherProblem
  | { code: 'notAnAddress' }
  /** The server gets only feeds of hosts in the catalog, unless whoever runs it opens it for all. */
  | { code: 'notInCatalog' }
  | { code: 'busy' }
