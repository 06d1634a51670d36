import type { Post } from '../domain/post.ts'
import { utf8 } from './bytes.ts'
import { zipped } from './gzip.ts'
import { mostTextBytes, type TextPack, textFormat, textVersion } from './text-format.ts'

/** Undefined where it is too much to be worth compressing. */
export async function writeTexts(pack: TextPack): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const json = utf8(JSON.stringify({ format: textFormat, version: textVersion, ...pack }))
  return json.length > mostTextBytes ? undefined : zipped(json)
}

/** Of a post only what tells its text: the rest would be most of the bytes, and comes with the next refresh. */
export function textOnly(post: Post): Post {
  const { id, sourceId, url, title, layout, excerpt, isClipped, authors, language, tags } = post
  const { publishedAt, modifiedAt, sortAt, wordCount, contentHash } = post
  return {
    id,
    sourceId,
    excerpt,
    isClipped,
    authors,
    language,
    tags,
    sortAt,
    contentHash,
    enclosures: [],
    ...(url !== undefined && { url }),
    ...(title !== undefined && { title }),
    ...(layout !== undefined && { layout }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(modifiedAt !== undefined && { modifiedAt }),
    ...(wordCount !== undefined && { wordCount }),
  }
}
