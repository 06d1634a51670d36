import type { Post } from './post.ts'

/**
 * A post that came in a file of another phone has this before its hash. So the app can say where it is from, and the
 * next refresh that finds it in its feed puts the published one in its place.
 */
const mark = 'file '

export function cameByFile({ contentHash }: Pick<Post, 'contentHash'>): boolean {
  return contentHash.startsWith(mark)
}

export function asOfFile(post: Post): Post {
  return { ...post, contentHash: mark + publishedHash(post) }
}

export function publishedHash({ contentHash }: Pick<Post, 'contentHash'>): string {
  return contentHash.startsWith(mark) ? contentHash.slice(mark.length) : contentHash
}
