/** A page as the page worker gets it: whole, as XML, with every address written out. */
export interface PageRequest {
  xml: string
  url: string
}

/** The article of a page, as hostile as that is. */
export interface Article {
  title?: string | undefined
  byline?: string | undefined
  excerpt?: string | undefined
  html: string
  text: string
  pictures: string[]
}

/** None where there is nothing to read. */
export type PageAnswer = Article | undefined
