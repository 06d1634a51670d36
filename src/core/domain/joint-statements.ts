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
  const statements: Statement[] = []
  const byBand = new Map<string, Statement[]>()
  for (const post of posts) {
    const bands = bandsOf(post.sketch)
    const same = findStatement(post, bands, byBand)
    if (same) {
      same.alsoBy.push(post)
      continue
    }
    const statement: Statement = { post, alsoBy: [] }
    statements.push(statement)
    for (const band of bands) byBand.set(band, [...(byBand.get(band) ?? []), statement])
  }
  return statements
}

function findStatement(
  post: Post,
  bands: readonly string[],
  byBand: ReadonlyMap<string, Statement[]>,
): Statement | undefined {
  for (const band of bands) {
    for (const statement of byBand.get(band) ?? []) {
      const isFirstOfSource = statement.alsoBy.every(({ sourceId }) => sourceId !== post.sourceId)
      if (isFirstOfSource && isSameStatement(statement.post, post)) return statement
    }
  }
  return undefined
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
