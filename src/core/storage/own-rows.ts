/** What is the reader’s own: no refresh writes it. */

export interface ReadMark {
  postId: string
  /** Epoch ms. */
  readAt: number
}

export interface SavedPost {
  postId: string
  /** Epoch ms. */
  savedAt: number
}

/** A set of posts the reader made and named. */
export interface PostList {
  id: string
  name: string
  /** Epoch ms. */
  createdAt: number
  posts: ListedPost[]
}

export interface ListedPost {
  postId: string
  /** Epoch ms. */
  addedAt: number
}

/** What the reader wrote to a post, as it was typed. */
export interface Note {
  postId: string
  text: string
  /** Epoch ms of its first letter. */
  writtenAt: number
}

/** A named set of posts kept for offline. */
export interface ActionPack {
  id: string
  name: string
  postIds: string[]
  /** Epoch ms. */
  createdAt?: number
  /** Epoch ms as of which its posts are: the last refresh before they were chosen. */
  asOf?: number
  /** Epoch ms at which another phone made the file that it came in. */
  madeAt?: number
  /** What it is for, as YYYY-MM-DD. */
  day?: string
  /** What its posts are chosen by; absent where it came as a file. */
  criteria?: PackCriteria
  /** It came in a file of another phone, and our server has signed all of its texts, or not. */
  received?: 'signed' | 'unsigned'
  /** Its pictures are being fetched, or wait for that. */
  isGathering?: true
  /** The reader stopped that. */
  isPaused?: true
  /** Posts it will have once their pictures are there; until then it stays as it is. */
  nextPostIds?: string[]
  /** As of which those are. */
  nextAsOf?: number
  /** Epoch ms until which the reader wants no question whether it can go. */
  keptUntil?: number
}

/** Posts that meet all of it go into a pack. */
export interface PackCriteria {
  /** Ids; none is all that the reader follows. */
  publishers: string[]
  /** As `normalizedTag` gives them; none is any. */
  tags: string[]
  /** As far back as these. */
  days: number
}

/** A number that the reader wants at hand, kept on this phone only. */
export interface OwnNumber {
  id: string
  label: string
  number: string
}
