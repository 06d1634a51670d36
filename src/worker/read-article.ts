/// <reference path="./jsdom-parser.d.ts" />
import { Readability } from '@mozilla/readability'
import JSDOMParser from '@mozilla/readability/JSDOMParser.js'
import { pictureAddress } from '../core/domain/picture-address.ts'
import type { PageAnswer, PageRequest } from './page-messages.ts'

type ReadablePage = ConstructorParameters<typeof Readability>[0]

/** What its elements have of those of a browser. */
interface FoundArticle {
  innerHTML: string
  getElementsByTagName(name: string): { getAttribute(name: string): string | undefined }[]
}

/**
 * The article of a page by the library behind Firefox's reader view, in the document that goes with it. A page made to
 * confuse it may well break it: then there is nothing to read. Nor is there where a part of the page could not be read,
 * as half a text would pass for a whole one.
 */
export function readArticle({ xml, url }: PageRequest): PageAnswer {
  try {
    const parser = new JSDOMParser()
    const page = parser.parse(xml, url) as ReadablePage
    if (parser.errorState !== '') return undefined
    const article = new Readability<FoundArticle>(page, {
      charThreshold: 250,
      serializer: (node) => node as unknown as FoundArticle,
    }).parse()
    if (!article?.content) return undefined
    const { title, byline, excerpt, textContent, content } = article
    const texts = { title: title ?? undefined, byline: byline ?? undefined, excerpt: excerpt ?? undefined }
    return {
      ...texts,
      html: content.innerHTML,
      text: textContent?.trim() ?? '',
      pictures: picturesIn(content),
    }
  } catch {
    return undefined
  }
}

function picturesIn(article: FoundArticle): string[] {
  const found = article
    .getElementsByTagName('img')
    .flatMap((image) => pictureAddress((name) => image.getAttribute(name)) ?? [])
  return [...new Set(found)]
}
