import { cameByFile } from '../domain/came-by-file.ts'
import type { FormerText } from '../domain/post.ts'
import { htmlToLines } from '../parse/plain-text.ts'
import type { FullPost } from './to-post.ts'

/** The text of a long article; what stands behind that of a longer one is not kept. */
const mostFormerLength = 60_000

/**
 * A post that its feed gives otherwise than before, with what is to be told of that. Told is a change of words, never
 * one of markup, pictures or typography. Kept is what it said first, so that no later edit washes that away.
 * `now`: epoch ms.
 */
export function withHistory(before: FullPost, after: FullPost, now: number): FullPost {
  const former = before.body.former
  if (cameByFile(before.post) || isSameText(before, after)) return marked(after, before.post.editedAt, former)
  const first = former ?? formerOf(before, now)
  if (former && !former.isCut && isSameText(asFull(former, before), after)) return after
  return marked(after, editedAt(before, after, now), first)
}

function marked(
  { post, body }: FullPost,
  time: number | undefined,
  former: FormerText | undefined,
): FullPost {
  return {
    post: { ...post, ...(time !== undefined && { editedAt: time }) },
    body: { ...body, ...(former && { former }) },
  }
}

/** As its feed dates the change; where it says nothing new of that, when this phone saw it. */
function editedAt({ post: { modifiedAt, publishedAt } }: FullPost, { post }: FullPost, now: number): number {
  const isStated = post.modifiedAt !== undefined && post.modifiedAt > (modifiedAt ?? publishedAt ?? 0)
  return isStated && post.modifiedAt !== undefined ? Math.min(post.modifiedAt, now) : now
}

function formerOf({ post, body }: FullPost, until: number): FormerText {
  const lines: string[] = []
  let room = mostFormerLength
  for (const line of htmlToLines(body.html)) {
    if (line.length > room) return { ...titleOf(post.title), lines, isCut: true, until }
    lines.push(line)
    room -= line.length
  }
  return { ...titleOf(post.title), lines, until }
}

function titleOf(title: string | undefined): { title?: string } {
  return title === undefined ? {} : { title }
}

interface Said {
  title: string
  text: string
  /** The feed gives the start only. */
  isStart: boolean
}

function isSameText(a: FullPost | Said, b: FullPost): boolean {
  const [one, other] = ['text' in a ? a : said(a), said(b)]
  if (one.title !== other.title) return false
  if (one.text === other.text) return true
  // A feed that gives more or less of the same text has not changed it.
  if (one.isStart && other.text.startsWith(one.text)) return true
  return other.isStart && one.text.startsWith(other.text)
}

function said({ post, body }: FullPost): Said {
  const text = sounds(htmlToLines(body.html).join(' '))
  const isStart = body.isTruncated === true
  return { title: sounds(post.title ?? ''), text: isStart ? withoutEnd(text) : text, isStart }
}

/** Where a feed breaks off it often says so, in words of its own. */
function withoutEnd(text: string): string {
  return text.slice(0, Math.max(text.length - 40, Math.ceil(text.length / 2)))
}

function asFull({ title = '', lines }: FormerText, { body }: FullPost): Said {
  return { title: sounds(title), text: sounds(lines.join(' ')), isStart: body.isTruncated === true }
}

const typography: readonly [RegExp, string][] = [
  [/[\u2018\u2019\u201a\u2032\u02bc]/g, "'"],
  [/[\u201c\u201d\u201e\u00ab\u00bb\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/-+/g, '-'],
  // Spaces go, too: where markup breaks lines is no matter.
  [/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, ''],
]

/** What is left of a text when all that software changes by itself is taken out. */
function sounds(text: string): string {
  return typography.reduce((left, [pattern, plain]) => left.replace(pattern, plain), text.normalize('NFKC'))
}
