import type { Post } from './post.ts'

/** Signs of a sketch (`normalize/text-sketch.ts`), each of which two texts share as likely as they are alike. */
export const sketchLength = 24
/** A shorter text has no sketch: "Join us tonight at seven" is no statement. */
export const leastSketchWords = 40

/** Share of the text that is the same: signatures, a greeting and a place may differ. */
const leastLikeness = 0.6
/** Between the first to publish a statement and the last. */
export const longestApartMs = 14 * 86_400_000
/** Two texts that are alike share four signs in a row of these at nearly all times. */
const signsOfBand = 3

/** A post with those of other sources that publish the same text, as several organizations signing a statement do. */
export interface Statement {
  post: Post
  /** At most one of each other source, in the order of the posts. */
  alsoBy: Post[]
}

/** Whether two sources publish the same text. */
export function isSameStatement(a: Post, b: Post): boolean {
  if (a.sourceId === b.sourceId || !a.sketch || !b.sketch) return false
  return Math.abs(a.sortAt - b.sortAt) <= longestApartMs && likeness(a.sketch, b.sketch) >= leastLikeness
}

/** Each statement stands where its first post stands. Nothing is dropped: every post is in one of them. */
export function groupStatements(posts: readonly Post[]): Statement[] {
  return new StatementGroups().group(posts)
}

/** Groups a list that grows at its end: what stood there before is not gone through again. */
export class StatementGroups {
  #posts: readonly Post[] = []
  /** One that gains a post is replaced, so that whoever drew it sees the change. */
  #statements: Statement[] = []
  #byBand = new Map<string, number[]>()

  group(posts: readonly Post[]): Statement[] {
    if (!this.#posts.every((post, at) => post === posts[at])) {
      this.#posts = []
      this.#statements = []
      this.#byBand.clear()
    }
    for (const post of posts.slice(this.#posts.length)) this.#add(post)
    this.#posts = posts
    return [...this.#statements]
  }

  #add(post: Post): void {
    const bands = bandsOf(post.sketch)
    const at = this.#find(post, bands)
    const same = at === undefined ? undefined : this.#statements[at]
    if (at !== undefined && same) {
      this.#statements[at] = { post: same.post, alsoBy: [...same.alsoBy, post] }
      return
    }
    for (const band of bands) {
      const others = this.#byBand.get(band)
      if (others) others.push(this.#statements.length)
      else this.#byBand.set(band, [this.#statements.length])
    }
    this.#statements.push({ post, alsoBy: [] })
  }

  #find(post: Post, bands: readonly string[]): number | undefined {
    for (const band of bands) {
      const found = this.#byBand.get(band)?.find((at) => {
        const { post: first, alsoBy } = this.#statements[at] as Statement
        return alsoBy.every(({ sourceId }) => sourceId !== post.sourceId) && isSameStatement(first, post)
      })
      if (found !== undefined) return found
    }
    return undefined
  }
}

function bandsOf(sketch: string | undefined): string[] {
  if (sketch === undefined) return []
  const bands: string[] = []
  for (let at = 0; at < sketch.length; at += signsOfBand) {
    bands.push(`${at} ${sketch.slice(at, at + signsOfBand)}`)
  }
  return bands
}

function likeness(a: string, b: string): number {
  let same = 0
  for (let at = 0; at < sketchLength; at++) if (a[at] === b[at]) same++
  return same / sketchLength
}
