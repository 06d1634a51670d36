import { codeLimits } from '../../core/code/code-limits.ts'
import { mostTextBytes, type TextPost } from '../../core/pack/text-format.ts'
import { textOnly, writeTexts } from '../../core/pack/write-texts.ts'
import type { FileWish } from './make-file.ts'
import { plainText } from './plain-text.ts'
import { type FileWords, pagesOf } from './post-pages.ts'

/** The texts of stored posts as codes carry them, or undefined where it is too much for codes. */
export async function makeCode(
  { name, day, postIds, isSingle }: FileWish,
  given: FileWords,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const posts: TextPost[] = []
  let letters = 0
  for await (const { page } of pagesOf(postIds, given, isSingle)) {
    if (!page) continue
    const { source, publisher, body } = page
    letters += page.html.length
    // Long before a phone has worked its way through a thousand posts.
    if (letters > mostTextBytes) return undefined
    const html = await plainText(page.html)
    const text: TextPost = { post: textOnly(page.post), source, publisher, html }
    posts.push(body.isTruncated ? { ...text, isTruncated: true } : text)
  }
  const payload = await writeTexts({ name, createdAt: Date.now(), posts, ...(day !== undefined && { day }) })
  return payload && payload.length <= codeLimits.payloadBytes ? payload : undefined
}
