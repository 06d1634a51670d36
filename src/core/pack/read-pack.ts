import { type UntrustedHtml, untrustedHtml } from '../domain/html.ts'
import type { PostBody } from '../domain/post.ts'
import { escapeAttribute } from '../parse/escape-html.ts'
import { fromBase64, sha256, textOf } from './bytes.ts'
import { unzipped } from './gzip.ts'
import {
  fileEnd,
  type Manifest,
  manifestStart,
  type PackedPicture,
  type PackedPost,
  type Place,
  packLimits,
  packVersion,
  type Seal,
  scriptEnd,
  sealStart,
} from './pack-format.ts'
import { pictureType } from './picture-type.ts'
import { readManifest, readSeal } from './read-manifest.ts'
import type { PackedFeed } from './signed-feed.ts'

/** Why nothing is taken from a file. */
export type PackRefusal =
  | 'tooLarge'
  | 'notAPack'
  /** What a reader chose in the app: that is taken in its settings. */
  | 'choices'
  /** Made by a newer version of the app. */
  | 'newerVersion'
  /** It is not what was made: bytes were changed, added, or are missing. */
  | 'changed'

export interface ReadPost extends Omit<PackedPost, 'text' | 'body' | 'hash'> {
  body: PostBody
}

export interface ReadPicture extends Omit<PackedPicture, 'data'> {
  bytes: Uint8Array<ArrayBuffer>
}

export interface ReadFeed extends Omit<PackedFeed, 'body'> {
  bytes: Uint8Array<ArrayBuffer>
}

export interface ReadPack extends Omit<Manifest, 'version' | 'posts' | 'pictures' | 'feeds'> {
  /** The same of the same file. */
  id: string
  posts: ReadPost[]
  pictures: ReadPicture[]
  /** Not yet verified. */
  feeds: ReadFeed[]
}

export type PackReading = { kind: 'pack'; pack: ReadPack } | { kind: 'refused'; why: PackRefusal }

/** The seal is short; longer than this no app makes it. */
const mostSealBytes = 1000

/** Believes nothing: a file may come from anybody, and may have been cut or changed on its way. */
export async function readPack(file: Uint8Array<ArrayBuffer>): Promise<PackReading> {
  if (file.length > packLimits.fileBytes) return refused('tooLarge')
  if (!holds(file, manifestStart)) return refused('notAPack')
  try {
    return await readSealed(file)
  } catch {
    // What a whole file of ours never has.
    return refused('changed')
  }
}

async function readSealed(file: Uint8Array<ArrayBuffer>): Promise<PackReading> {
  const { seal, end } = findSeal(file)
  if (seal.version > packVersion) return refused('newerVersion')
  if (seal.version !== packVersion) return refused('changed')
  const before = file.subarray(0, end)
  if ((await sha256(before)) !== seal.sha256) return refused('changed')
  const manifest = readManifest(JSON.parse(textAt(file, seal.manifest)), end)
  const pictures: ReadPicture[] = []
  for (const picture of manifest.pictures) pictures.push(await readPicture(file, picture))
  const posts: ReadPost[] = []
  for (const post of manifest.posts) posts.push(await readText(file, post, manifest.pictures))
  const feeds = await readFeeds(file, manifest.feeds ?? [])
  const { version: _, ...rest } = manifest
  return { kind: 'pack', pack: { ...rest, id: seal.sha256.slice(0, 32), posts, pictures, feeds } }
}

function findSeal(file: Uint8Array<ArrayBuffer>): { seal: Seal; end: number } {
  const start = Math.max(0, file.length - mostSealBytes)
  const tail = new TextDecoder('latin1').decode(file.subarray(start))
  const at = tail.lastIndexOf(sealStart)
  if (at < 0 || !tail.endsWith(scriptEnd + fileEnd)) throw new TypeError('No seal.')
  const json = tail.slice(at + sealStart.length, -(scriptEnd + fileEnd).length)
  const end = start + at
  const seal = readSeal(JSON.parse(json), end)
  if (seal.manifest.at + seal.manifest.length + scriptEnd.length !== end) throw new TypeError('No manifest.')
  return { seal, end }
}

async function readPicture(
  file: Uint8Array<ArrayBuffer>,
  { address, type, data, hash }: PackedPicture,
): Promise<ReadPicture> {
  const bytes = fromBase64(textAt(file, data))
  if ((await sha256(bytes)) !== hash || pictureType(bytes) !== type) throw new TypeError('Another picture.')
  return { address, type, hash, bytes }
}

/** All of them together take no more than a file may. */
async function readFeeds(file: Uint8Array<ArrayBuffer>, packed: readonly PackedFeed[]): Promise<ReadFeed[]> {
  const feeds: ReadFeed[] = []
  let left: number = packLimits.fileBytes
  for (const { body, ...feed } of packed) {
    const bytes = await unzipped(fromBase64(textAt(file, body)), Math.min(left, packLimits.feedBytes))
    left -= bytes.length
    feeds.push({ ...feed, bytes })
  }
  return feeds
}

async function readText(
  file: Uint8Array<ArrayBuffer>,
  { text, hash, body, ...rest }: PackedPost,
  pictures: readonly PackedPicture[],
): Promise<ReadPost> {
  if (text.length > packLimits.fileBytes || (await sha256(bytesAt(file, text))) !== hash)
    throw new TypeError('Another text.')
  const html = withAddresses(textAt(file, text), pictures)
  if (html.length > packLimits.bodyBytes) throw new TypeError('No text is so long.')
  return { ...rest, body: { ...body, postId: rest.post.id, html } }
}

/** Puts back where pictures are at their publisher's. It makes nothing safe: the sanitizer does, when it is shown. */
function withAddresses(html: string, pictures: readonly PackedPicture[]): UntrustedHtml {
  const addressOf = (number: string) => escapeAttribute(pictures[Number(number) - 1]?.address ?? '')
  return untrustedHtml(
    html
      .replace(
        /<img id="picture-(\d{1,6})" src="data:[^"]*"/g,
        (_, number) => `<img src="${addressOf(number)}"`,
      )
      .replace(
        /<a class="same-picture" href="#picture-(\d{1,6})">([^<"]*)<\/a>/g,
        (_, number, alt) => `<img src="${addressOf(number)}" alt="${alt}">`,
      ),
  )
}

function bytesAt(file: Uint8Array<ArrayBuffer>, { at, length }: Place): Uint8Array<ArrayBuffer> {
  return file.subarray(at, at + length)
}

function textAt(file: Uint8Array<ArrayBuffer>, place: Place): string {
  return textOf(bytesAt(file, place))
}

/** Looked for from the end, where it is near. */
function holds(file: Uint8Array, text: string): boolean {
  const wanted = new TextEncoder().encode(text)
  const first = wanted[0] ?? 0
  for (let at = file.lastIndexOf(first); at >= 0; at = at === 0 ? -1 : file.lastIndexOf(first, at - 1))
    if (wanted.every((byte, offset) => file[at + offset] === byte)) return true
  return false
}

function refused(why: PackRefusal): PackReading {
  return { kind: 'refused', why }
}
