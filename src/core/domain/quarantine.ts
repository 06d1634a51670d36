import type { Post, PostBody } from './post.ts'

/**
 * Posts that came from a source's feed and are kept out of the timeline until the reader allows them: they are so
 * unlike what the source has published that somebody else may have taken over its site.
 */
export interface Quarantine {
  sourceId: string
  /** Epoch ms at which the first of them came. */
  since: number
  held: HeldPost[]
}

export interface HeldPost {
  post: Post
  body: PostBody
  why: Suspicion
}

/** What is new about a post. */
export interface Suspicion {
  /** Sites it links to, none of which the source has ever linked to. */
  sites: string[]
  /** BCP 47 tag of a language the source has not written in. */
  language?: string
  /** It has hardly a word in common with the others. */
  isOffSubject?: true
}
