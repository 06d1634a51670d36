import { publishedHash } from '../domain/came-by-file.ts'
import { sha256, toBase64, utf8 } from './bytes.ts'
import type { Manifest, PackedPicture, PackedPost } from './pack-format.ts'
import {
  feedsStart,
  fileEnd,
  manifestStart,
  packVersion,
  type Seal,
  scriptEnd,
  sealStart,
} from './pack-format.ts'
import {
  figureParts,
  missingPicture,
  pageBottom,
  pageTop,
  pictureParts,
  postBottom,
  postTop,
  samePicture,
  textTop,
} from './page-html.ts'
import { type PageHead, type PagePicture, type PagePost, pictureMark } from './page-texts.ts'
import { pictureType } from './picture-type.ts'
import type { PackedFeed } from './signed-feed.ts'

/** Bytes of a picture by its publisher's address, where the phone has them. */
export type PictureBytes = (address: string) => Promise<Uint8Array<ArrayBuffer> | undefined>

export interface BuiltPack {
  parts: Uint8Array<ArrayBuffer>[]
  bytes: number
  /** What went in: texts with their records, and pictures in base64. */
  contentBytes: number
  pictures: number
  /** Those that the phone does not have. */
  missingPictures: number
}

/** A feed as the server published it, compressed. */
export interface GivenFeed {
  feed: Omit<PackedFeed, 'body'>
  zipped: Uint8Array<ArrayBuffer>
}

/** Puts posts one by one into a file: what people read, and with the same bytes what a program reads. */
export class PackBuilder {
  readonly #head: PageHead
  readonly #pictureBytes: PictureBytes
  readonly #pages: PagePost[] = []
  readonly #posts: PackedPost[] = []
  readonly #pictures: PackedPicture[] = []
  /** Numbers of pictures by their address, from 1. */
  readonly #known = new Map<string, number>()
  /** All articles. Places are from their start until the top of the page is known. */
  readonly #articles = new Written()
  #missing = 0

  constructor(head: PageHead, pictureBytes: PictureBytes) {
    this.#head = head
    this.#pictureBytes = pictureBytes
  }

  async add(page: PagePost): Promise<void> {
    const article = this.#articles
    const { html, secret, pictures, lead } = page
    article.add(postTop(page, this.#posts.length, this.#head))
    if (lead) {
      const [before, after] = figureParts(lead)
      article.add(before)
      await this.#addPicture(lead)
      article.add(after)
    }
    article.add(textTop(page))
    const text = article.mark()
    const pieces = html.split(new RegExp(`<!--${pictureMark(secret, '(\\d+)')}-->`))
    for (const [at, piece] of pieces.entries()) {
      if (at % 2 === 0) article.add(piece)
      else {
        const picture = pictures[Number(piece)]
        if (picture) await this.#addPicture(picture)
      }
    }
    const place = article.since(text)
    article.add(postBottom(page, this.#head))
    const { post, source, publisher } = page
    // What it said before stays on the phone that saw it: a pack has room for what it says.
    const { former: _, ...body } = page.body
    this.#pages.push({ ...page, html: '' })
    this.#posts.push({
      post: { ...post, contentHash: publishedHash(post) },
      body,
      source,
      publisher,
      text: place,
      hash: await sha256(joined(article.parts.slice(text.part), place.length)),
    })
  }

  async #addPicture(picture: PagePicture): Promise<void> {
    const article = this.#articles
    const known = this.#known.get(picture.address)
    if (known !== undefined) {
      article.add(samePicture(known, picture, this.#head.samePicture))
      return
    }
    const bytes = await this.#pictureBytes(picture.address)
    const type = bytes && pictureType(bytes)
    if (!bytes || !type) {
      this.#missing += 1
      article.add(missingPicture(picture, this.#head.noPicture))
      return
    }
    const number = this.#pictures.length + 1
    const [before, after] = pictureParts(picture, number, type)
    article.add(before)
    const start = article.mark()
    article.add(toBase64(bytes))
    this.#known.set(picture.address, number)
    this.#pictures.push({
      address: picture.address,
      type,
      data: article.since(start),
      hash: await sha256(bytes),
    })
    article.add(after)
  }

  /** What a signed feed could prove. */
  toProve(): { sourceId: string; url: string | undefined }[] {
    return this.#posts.map(({ post: { sourceId, url } }) => ({ sourceId, url }))
  }

  async finish(feeds: readonly GivenFeed[] = []): Promise<BuiltPack> {
    const { name, day, createdAt } = this.#head
    const file = new Written()
    file.add(pageTop(this.#head, this.#pages))
    const { length: start } = file
    for (const part of this.#articles.parts) file.addBytes(part)
    file.add(pageBottom(this.#head))
    const packedFeeds = addFeeds(file, feeds)
    file.add(manifestStart)
    const manifest: Manifest = {
      version: packVersion,
      name,
      ...(day !== undefined && { day }),
      createdAt,
      posts: this.#posts.map((post) => ({ ...post, text: moved(post.text, start) })),
      pictures: this.#pictures.map((picture) => ({ ...picture, data: moved(picture.data, start) })),
      ...(packedFeeds.length > 0 && { feeds: packedFeeds }),
    }
    const beforeManifest = file.mark()
    file.add(asData(manifest))
    const seal: Omit<Seal, 'sha256'> = { version: packVersion, manifest: file.since(beforeManifest) }
    file.add(scriptEnd)
    const hash = await sha256(joined(file.parts, file.length))
    file.add(`${sealStart}${asData({ ...seal, sha256: hash })}${scriptEnd}${fileEnd}`)
    const records = this.#posts.reduce(
      (sum, { post, text }) => sum + utf8(asData(post)).length + text.length,
      0,
    )
    return {
      parts: file.parts,
      bytes: file.length,
      contentBytes: records + this.#leadBytes(),
      pictures: this.#pictures.length,
      missingPictures: this.#missing,
    }
  }

  /** Of pictures that stand outside of texts. */
  #leadBytes(): number {
    const isInText = ({ data }: PackedPicture) =>
      this.#posts.some(({ text }) => data.at >= text.at && data.at < text.at + text.length)
    return this.#pictures
      .filter((picture) => !isInText(picture))
      .reduce((sum, { data }) => sum + data.length, 0)
  }
}

function addFeeds(file: Written, feeds: readonly GivenFeed[]): PackedFeed[] {
  if (feeds.length === 0) return []
  file.add(feedsStart)
  const packed = feeds.map(({ feed, zipped }) => {
    const start = file.mark()
    file.add(toBase64(zipped))
    const body = file.since(start)
    file.add('\n')
    return { ...feed, body }
  })
  file.add(scriptEnd)
  return packed
}

/** Bytes of a file, in the order they were added. */
class Written {
  readonly parts: Uint8Array<ArrayBuffer>[] = []
  length = 0

  add(text: string): void {
    if (text !== '') this.addBytes(utf8(text))
  }

  addBytes(bytes: Uint8Array<ArrayBuffer>): void {
    this.parts.push(bytes)
    this.length += bytes.length
  }

  mark(): { at: number; part: number } {
    return { at: this.length, part: this.parts.length }
  }

  since({ at }: { at: number }): { at: number; length: number } {
    return { at, length: this.length - at }
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    if (at >= length) break
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function moved({ at, length }: { at: number; length: number }, by: number) {
  return { at: at + by, length }
}

/** Nothing in it can end the element it stands in. */
function asData(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
