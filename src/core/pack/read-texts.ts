import { untrustedHtml } from '../domain/html.ts'
import { sha256, textOf as utf8Text } from './bytes.ts'
import { unzipped } from './gzip.ts'
import { packLimits } from './pack-format.ts'
import { readPublisher, readSource } from './read-manifest.ts'
import type { PackReading, ReadPost } from './read-pack.ts'
import { readPost } from './read-post.ts'
import { fieldsOf, listOf, matching, NotAPack, optional, textOf, timeOf } from './read-values.ts'
import { choicesFormat, mostTextBytes, textFormat, textVersion } from './text-format.ts'
import { textOnly } from './write-texts.ts'

/** What codes carried, and no file: it is compressed as a whole. */
export function isTexts(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** Believes nothing: anybody can show a code. */
export async function readTexts(bytes: Uint8Array<ArrayBuffer>): Promise<PackReading> {
  try {
    const fields = fieldsOf(JSON.parse(utf8Text(await unzipped(bytes, mostTextBytes))))
    if (fields.format === choicesFormat) return { kind: 'refused', why: 'choices' }
    if (fields.format !== textFormat) return { kind: 'refused', why: 'notAPack' }
    if (fields.version !== textVersion) return { kind: 'refused', why: 'newerVersion' }
    const posts = listOf(fields.posts, packLimits.posts, readTextPost)
    if (posts.length === 0) throw new NotAPack('no post')
    const pack = {
      id: (await sha256(bytes)).slice(0, 32),
      name: textOf(fields.name, 500),
      createdAt: timeOf(fields.createdAt),
      ...optional(fields, { day: (day) => matching(day, /^\d{4}-\d{2}-\d{2}$/) }),
      posts,
      pictures: [],
      feeds: [],
    }
    return { kind: 'pack', pack }
  } catch {
    // What codes of ours never carry.
    return { kind: 'refused', why: 'notAPack' }
  }
}

function readTextPost(value: unknown): ReadPost {
  const fields = fieldsOf(value)
  const post = textOnly(readPost(fields.post))
  const source = readSource(fields.source)
  if (source.id !== post.sourceId) throw new NotAPack('a post of another source')
  const html = untrustedHtml(textOf(fields.html, mostTextBytes))
  const body = {
    postId: post.id,
    html,
    images: [],
    ...(fields.isTruncated === true && { isTruncated: true as const }),
  }
  return { post, body, source, publisher: readPublisher(fields.publisher) }
}
