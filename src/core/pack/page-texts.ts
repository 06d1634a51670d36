import type { Post, PostBody } from '../domain/post.ts'
import type { PackedPublisher, PackedSource } from './pack-format.ts'

/** A pack as a whole, with the words its page is made of. */
export interface PageHead {
  name: string
  day?: string | undefined
  /** Epoch ms. */
  createdAt: number
  /** Of the words, BCP 47. */
  language: string
  /** Who made it, and when. */
  made: string
  /** What the app can do with the file. */
  hint: string
  contents: string
  backToContents: string
  noPicture: string
  samePicture: string
  /** A single post is its own page: no list of contents, and its title is the page's. */
  isSingle: boolean
}

/** One post of a pack with the words around its text. */
export interface PagePost {
  post: Post
  body: Omit<PostBody, 'postId' | 'html'>
  source: PackedSource
  publisher: PackedPublisher
  heading: string
  direction: 'rtl' | 'auto'
  /** Publisher, language, by whom. */
  lines: string[]
  dates: { text: string; at: number }[]
  original: string
  enclosures: { text: string; url: string }[]
  /** Above the text, where the text does not hold it. */
  lead?: PagePicture | undefined
  /** Sanitized. Each picture in it is a comment of `pictureMark`. */
  html: string
  /** Nobody who wrote the text can know it. */
  secret: string
  pictures: PagePicture[]
}

export interface PagePicture {
  /** Where its publisher has it. */
  address: string
  alt: string
  credit?: string | undefined
  width?: number | undefined
  height?: number | undefined
}

/** Stands in the text of a post for its picture `at`, from 0. */
export function pictureMark(secret: string, at: number | string): string {
  return `picture ${secret} ${at}`
}
