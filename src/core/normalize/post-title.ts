import { clip } from './excerpt.ts'

export const maxTitleLength = 300

/**
 * The title to show; `undefined` for a microblog, whose software fills the title with the start of the text because
 * RSS once asked for one.
 */
export function postTitle(
  title: string | undefined,
  excerpt: string,
  isClipped: boolean,
): string | undefined {
  if (title === undefined) return undefined
  if (!isClipped && repeatsText(title, excerpt)) return undefined
  return clip(title, maxTitleLength)
}

function repeatsText(title: string, text: string): boolean {
  const start = title.replace(/\s*(?:…|\.\.\.)$/, '')
  if (start === '' || !text.startsWith(start)) return false
  return text.length === start.length || start.length < title.length
}
