import type { Post, PostBody } from '../domain/post.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { Source } from '../domain/source.ts'
import type { PackedFeed } from './signed-feed.ts'

/** Rises when an older app could not read a file rightly. */
export const packVersion = 1

/** What the app takes of a file at most; a reader's phone holds the whole of it in memory once. */
export const packLimits = {
  fileBytes: 150_000_000,
  posts: 3000,
  pictures: 6000,
  bodyBytes: 20_000_000,
  feeds: 500,
  /** As much as the app takes of a feed from the server. */
  feedBytes: 32_000_000,
} as const

/** Where something stands in the file, in bytes. */
export interface Place {
  at: number
  length: number
}

export type PackedSource = Pick<Source, 'id' | 'title' | 'feedUrl' | 'language'>
export type PackedPublisher = Pick<Publisher, 'id' | 'name' | 'kind'>

/**
 * What a program needs to know of the file. Texts and pictures stand in the part that people read, and nowhere else:
 * this tells their places.
 */
export interface Manifest {
  version: typeof packVersion
  name: string
  /** What the pack is for, as YYYY-MM-DD. */
  day?: string
  /** Epoch ms. */
  createdAt: number
  posts: PackedPost[]
  pictures: PackedPicture[]
  /** What proves posts, where the phone had it. */
  feeds?: PackedFeed[]
}

export interface PackedPost {
  post: Post
  body: Omit<PostBody, 'postId' | 'html'>
  source: PackedSource
  publisher: PackedPublisher
  text: Place
  /** SHA-256 of what stands at that place, in hex. */
  hash: string
}

export interface PackedPicture {
  /** Where its publisher has it. */
  address: string
  type: PictureType
  /** Its bytes in base64. */
  data: Place
  /** SHA-256 of the bytes, in hex. */
  hash: string
}

export type PictureType = 'image/webp' | 'image/jpeg' | 'image/png' | 'image/gif' | 'image/avif'

/** What stands at the end of the file, over all that stands before it. */
export interface Seal {
  version: number
  manifest: Place
  /** SHA-256 of all bytes before the seal, in hex. */
  sha256: string
}

export const feedsStart = '<script type="text/plain" id="feeds">\n'
export const manifestStart = '<script type="application/json" id="manifest">'
export const sealStart = '<script type="application/json" id="seal">'
export const scriptEnd = '</script>\n'
export const fileEnd = '</body>\n</html>\n'
