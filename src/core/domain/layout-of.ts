import type { Post } from './post.ts'

/** An article is a headline with a start and a picture; a social post is its own text, then its pictures. */
export type PostLayout = 'article' | 'social'

/** Of a titled post: more is an article, whatever its title repeats. */
const mostSocialWords = 200
/** Where software without titles cuts the text to make one; a title somebody wrote is seldom a whole sentence so long. */
const leastCutLength = 60

/** Told by what is in it, never by where it comes from: publishers write both on one site. */
export function layoutOf({ title, excerpt, wordCount }: LayoutFacts): PostLayout {
  if (title === undefined) return 'social'
  if ((wordCount ?? 0) > mostSocialWords) return 'article'
  return repeatsText(title, excerpt) ? 'social' : 'article'
}

type LayoutFacts = Pick<Post, 'title' | 'excerpt' | 'wordCount'>

function repeatsText(title: string, text: string): boolean {
  const start = plain(title.replace(/\s*(?:…|\.\.\.)$/, ''))
  if (start === '' || !plain(text).startsWith(start)) return false
  return start.length >= leastCutLength || start.length < plain(title).length || start === plain(text)
}

/** As it reads: titles have no line breaks, and some no full stop. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
