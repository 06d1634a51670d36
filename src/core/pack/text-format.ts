import type { Post } from '../domain/post.ts'
import type { PackedPublisher, PackedSource } from './pack-format.ts'

/** Of what goes as codes, the first thing it says of itself. */
export const textFormat = 'dsa-feed posts'
/** Of the reader's choices, which go the same way: see `core/choices`. */
export const choicesFormat = 'dsa-feed choices'
/** Rises when an older app could not read it rightly. */
export const textVersion = 1

/** Posts without their pictures, small enough to go from screen to camera: JSON, compressed with gzip. */
export interface TextPack {
  name: string
  /** What the pack is for, as YYYY-MM-DD. */
  day?: string
  /** Epoch ms. */
  createdAt: number
  posts: TextPost[]
}

export interface TextPost {
  /** Without pictures, players and counts. */
  post: Post
  source: PackedSource
  publisher: PackedPublisher
  html: string
  isTruncated?: true
}

/** Bytes of the JSON: so much text is never compressed to what codes can carry, and no more is taken from them. */
export const mostTextBytes = 500_000
