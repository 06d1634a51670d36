import { groupStatements, type Statement } from './joint-statements.ts'
import type { Post } from './post.ts'

const hourMs = 3_600_000
/** What a picture is worth, and what a long text is. */
export const gainMs = 12 * hourMs
export const longWords = 400
/** What each further post of the same publisher takes from a post, up to four of them. */
export const lossMs = 3 * hourMs
const mostLosses = 4

/** The posts above all others, and what spoke for the first. */
export interface TopStories {
  lead: Statement | undefined
  others: Statement[]
  leadHas: LeadFacts
}

export interface LeadFacts {
  picture: boolean
  longText: boolean
}

/**
 * Which of the newest posts stand on top of the front page. The rules, as the page tells them to its readers:
 *
 * 1. Only a post with a headline and a date can be on top.
 * 2. The newest leads. A picture counts as being 12 hours newer, and so does a text of 400 words or more.
 * 3. Each further post of the same publisher among these counts as being 3 hours older, up to 12 hours, so that
 *    nobody leads by posting most.
 * 4. Each publisher is on top once; a statement that several publish is one story.
 *
 * Nothing that a reader does is asked, nor the clock: the same posts always give the same page, and a phone that
 * was offline for a week opens at the page it had.
 */
export function chooseTop(
  posts: readonly Post[],
  publisherOf: (sourceId: string) => string,
  otherCount: number,
): TopStories {
  const counts = new Map<string, number>()
  for (const { sourceId } of posts) {
    const publisher = publisherOf(sourceId)
    counts.set(publisher, (counts.get(publisher) ?? 0) + 1)
  }
  const placeOf = ({ post }: Statement) => {
    const { picture, longText } = factsOf(post)
    const further = (counts.get(publisherOf(post.sourceId)) ?? 1) - 1
    const gains = (picture ? gainMs : 0) + (longText ? gainMs : 0)
    return post.sortAt + gains - Math.min(further, mostLosses) * lossMs
  }
  const ranked = groupStatements(posts)
    .filter(({ post }) => Boolean(post.title) && post.publishedAt !== undefined)
    .map((statement) => ({ statement, place: placeOf(statement) }))
    .sort((a, b) => b.place - a.place || (a.statement.post.id < b.statement.post.id ? 1 : -1))
  const taken = new Set<string>()
  const [lead, ...others] = ranked
    .map(({ statement }) => statement)
    .filter(({ post }) => {
      const publisher = publisherOf(post.sourceId)
      return !taken.has(publisher) && taken.add(publisher)
    })
    .slice(0, otherCount + 1)
  return { lead, others, leadHas: lead ? factsOf(lead.post) : { picture: false, longText: false } }
}

function factsOf({ leadImage, wordCount = 0 }: Post): LeadFacts {
  return { picture: leadImage !== undefined, longText: wordCount >= longWords }
}
