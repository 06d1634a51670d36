import type { Post } from '../../core/domain/post.ts'

/** Posts of one day, or a part of them: long days are cut so that each piece can leave the page on its own. */
export interface DayPart {
  key: string
  /** Epoch ms of any moment of the day; absent for posts without a date. */
  day?: number
  isContinued: boolean
  posts: Post[]
}

const mostPostsInPart = 8

/** Cuts a timeline, newest first, at midnight in the phone's zone. */
export function splitIntoDays(posts: readonly Post[]): DayPart[] {
  const parts: DayPart[] = []
  let previousDay: string | undefined
  for (const post of posts) {
    const day = post.publishedAt === undefined ? 'undated' : new Date(post.sortAt).toDateString()
    const current = parts.at(-1)
    if (current && day === previousDay && current.posts.length < mostPostsInPart) {
      current.posts.push(post)
      continue
    }
    parts.push({
      key: `${day} ${post.id}`,
      ...(post.publishedAt === undefined ? {} : { day: post.sortAt }),
      isContinued: day === previousDay,
      posts: [post],
    })
    previousDay = day
  }
  return parts
}
