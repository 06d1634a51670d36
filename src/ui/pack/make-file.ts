import { untrustedHtml } from '../../core/domain/html.ts'
import type { Post, PostBody } from '../../core/domain/post.ts'
import type { PagePost } from '../../core/pack/page-texts.ts'
import { bodyOf } from '../../core/storage/bodies.ts'
import { postById } from '../../core/storage/posts.ts'
import type { StoredPost } from '../../core/storage/schema.ts'
import type { MadeFile } from '../../worker/pack-messages.ts'
import { nameOf, publisherOf } from '../publisher-name.ts'
import type { Catalog } from '../start.ts'
import { bytes, fullDate, languageName } from '../words/format.ts'
import type { PacksWords } from '../words/packs-words.ts'
import { textDirection } from '../words/text-direction.ts'
import type { Words } from '../words/words.ts'
import { callPackWorker } from './pack-calls.ts'
import { stillBody } from './still-body.ts'

export interface FileWish {
  name: string
  day?: string | undefined
  postIds: readonly string[]
  isSingle: boolean
}

export interface FileWords {
  words: Words
  text: PacksWords
  catalog: Catalog
}

export interface ReadyFile extends Omit<MadeFile, 'blob'> {
  file: File
}

/** A frame lasts 16 ms, and a finger's stroke wants most of it. */
const stepMs = 8

/** One after the other, as the worker makes one file at a time. */
let making: Promise<unknown> = Promise.resolve()

/** Makes a file of stored posts. Texts are sanitized here, as only a page can; all else is the worker's. */
export function makeFile(
  wish: FileWish,
  given: FileWords,
  tell: (done: number, total: number) => void = () => {},
): Promise<ReadyFile> {
  const made = making.then(() => make(wish, given, tell))
  making = made.catch(() => {})
  return made
}

async function make(
  { name, day, postIds, isSingle }: FileWish,
  given: FileWords,
  tell: (done: number, total: number) => void,
): Promise<ReadyFile> {
  const { words, text } = given
  const createdAt = Date.now()
  const { contents, backToContents, noPicture, samePicture, fileHint: hint } = text
  await callPackWorker('begin', {
    name,
    day,
    createdAt,
    language: words.language,
    made: text.madeOn(fullDate(words.language, createdAt), isSingle ? undefined : postIds.length),
    hint,
    contents,
    backToContents,
    noPicture,
    samePicture,
    isSingle,
  })
  let end = performance.now() + stepMs
  for (const [at, id] of postIds.entries()) {
    const [post, body] = await Promise.all([postById(id), bodyOf(id)])
    if (post) {
      const work = pageOf(post, body, { ...given, idPrefix: `p${at + 1}-`, levelsDown: isSingle ? 0 : 1 })
      let step = work.next()
      for (; !step.done; step = work.next()) {
        if (performance.now() < end) continue
        await breath()
        end = performance.now() + stepMs
      }
      await callPackWorker('add', step.value)
    }
    tell(at + 1, postIds.length)
  }
  const { blob, ...rest } = await callPackWorker('finish', undefined)
  return { ...rest, file: new File([blob], `${fileName(name)}.html`, { type: 'text/html' }) }
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

/** Letters that every phone and every mail program lets stand. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
  return plain || 'dsa-feed'
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
