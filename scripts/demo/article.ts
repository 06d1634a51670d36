import type { Facts } from './facts.ts'

export interface Article {
  title: string
  html: string
  tags: string[]
  poster: PosterWords
  language?: string
}

/** What a picture to go with the post should say and show. */
export interface PosterWords {
  headline: string
  line: string
  motif: Motif
}

export type Motif =
  | 'picket'
  | 'homes'
  | 'book'
  | 'bus'
  | 'ballot'
  | 'bowl'
  | 'rose'
  | 'phone'
  | 'gear'
  | 'sun'

export type Template = (facts: Facts) => Article

export const p = (text: string) => `<p>${text}</p>\n`
export const h2 = (text: string) => `<h2>${text}</h2>\n`
export const list = (items: readonly string[]) =>
  `<ul>\n${items.map((item) => `<li>${item}</li>\n`).join('')}</ul>\n`
export const steps = (items: readonly string[]) =>
  `<ol>\n${items.map((item) => `<li>${item}</li>\n`).join('')}</ol>\n`
export const quote = (text: string, by: string) => `<blockquote><p>${text}</p>\n<p>— ${by}</p></blockquote>\n`
/** To a host that is reserved for examples, so that nobody lands on a real site by mistake. */
export const link = (text: string, path: string) => `<a href="https://chapter.example/${path}">${text}</a>`
