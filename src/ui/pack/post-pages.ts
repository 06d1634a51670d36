import { untrustedHtml } from '../../core/domain/html.ts'
import type { Post, PostBody } from '../../core/domain/post.ts'
import type { PagePost } from '../../core/pack/page-texts.ts'
import { bodyOf } from '../../core/storage/bodies.ts'
import { postById } from '../../core/storage/posts.ts'
import type { StoredPost } from '../../core/storage/schema.ts'
import { nameOf, publisherOf } from '../publisher-name.ts'
import type { Catalog } from '../start.ts'
import { bytes } from '../words/bytes.ts'
import { languageName } from '../words/format.ts'
import { fullDate } from '../words/full-date.ts'
import type { PacksWords } from '../words/packs-words.ts'
import { textDirection } from '../words/text-direction.ts'
import type { Words } from '../words/words.ts'
import { stillBody } from './still-body.ts'

export interface FileWords {
  words: Words
  text: PacksWords
  catalog: Catalog
}

/** A frame lasts 16 ms, and a finger's stroke wants most of it. */
const stepMs = 8

/** Stored posts, one by one, as they stand in a file; none for one that is gone. `done` counts both. */
export async function* pagesOf(
  postIds: readonly string[],
  given: FileWords,
  isSingle: boolean,
): AsyncGenerator<{ page: PagePost | undefined; done: number }, void> {
  let end = performance.now() + stepMs
  for (const [at, id] of postIds.entries()) {
    const [post, body] = await Promise.all([postById(id), bodyOf(id)])
    let page: PagePost | undefined
    if (post) {
      const work = pageOf(post, body, { ...given, idPrefix: `p${at + 1}-`, levelsDown: isSingle ? 0 : 1 })
      let step = work.next()
      for (; !step.done; step = work.next()) {
        if (performance.now() < end) continue
        await breath()
        end = performance.now() + stepMs
      }
      page = step.value
    }
    yield { page, done: at + 1 }
  }
}

function* pageOf(
  post: Post,
  stored: PostBody | undefined,
  { words, text, catalog, idPrefix, levelsDown }: FileWords & { idPrefix: string; levelsDown: number },
): Generator<void, PagePost> {
  const secret = crypto.randomUUID()
  const body: PostBody = stored ?? { postId: post.id, html: untrustedHtml(''), images: [], isTruncated: true }
  const source = catalog.sources.get(post.sourceId)
  const publisher = publisherOf(post.sourceId, catalog)
  const name = nameOf(post.sourceId, catalog) ?? words.post.unknownSource
  const { html, pictures } = yield* stillBody(body, {
    post,
    feedUrl: source?.feedUrl,
    embedLabel: words.post.embed,
    idPrefix,
    levelsDown,
    secret,
  })
  const { postId: _, html: __, ...facts } = body
  const lead = post.leadImage
  const isLeadInText = body.images.some(({ url }) => url === lead?.url)
  // How a phone finds it is that phone's own.
  const { labels: ___, ...plain }: StoredPost = post
  return {
    post: plain,
    body: facts,
    source: {
      id: post.sourceId,
      title: source?.title ?? name,
      feedUrl: source?.feedUrl ?? post.url ?? `https://${post.sourceId}.invalid/`,
      language: source?.language ?? post.language,
    },
    publisher: {
      id: publisher?.id ?? post.sourceId,
      name,
      kind: publisher?.kind ?? 'allied',
    },
    heading: post.title ?? words.timeline.untitled(name, post.excerpt.slice(0, 60)),
    direction: textDirection(post.language, post.title ?? post.excerpt),
    lines: linesOf(post, name, words),
    dates: datesOf(post, words, text),
    original: post.url ? words.post.original(new URL(post.url).hostname.replace(/^www\./, '')) : '',
    enclosures: post.enclosures.map(({ url, title, bytes: size }) => ({
      url,
      text: words.post.enclosure(title ?? words.post.otherFile, size ? bytes(words.language, size) : ''),
    })),
    ...(lead && !isLeadInText && { lead: { address: lead.url, alt: lead.alt ?? '', credit: lead.credit } }),
    html: stored ? html : '',
    secret,
    pictures,
  }
}

function linesOf(post: Post, name: string, { language, post: text }: Words): string[] {
  const authors = new Intl.ListFormat(language, { type: 'conjunction' }).format(post.authors)
  return [name, ...(authors ? [text.by(authors)] : []), languageName(language, post.language)]
}

function datesOf({ publishedAt, modifiedAt }: Post, { language, post }: Words, text: PacksWords) {
  return [
    ...(publishedAt === undefined
      ? []
      : [{ at: publishedAt, text: text.published(fullDate(language, publishedAt)) }]),
    ...(modifiedAt === undefined || modifiedAt === publishedAt
      ? []
      : [{ at: modifiedAt, text: post.edited(fullDate(language, modifiedAt)) }]),
  ]
}

/** Lets the page do what it has to. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
