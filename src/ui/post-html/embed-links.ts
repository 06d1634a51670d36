import { httpUrl } from './http-url.ts'

/** Stands for a player until it becomes a link: outside of one it does nothing, in any document. */
export const embedMark = 'source'

/** Words of the link an embed becomes, from the site it leads to. */
export type EmbedLabel = (site: string) => string

/** A third party's player becomes a link that names its site: nothing of it loads until the reader goes there. */
export function linkEmbeds(fragment: DocumentFragment, label: EmbedLabel): void {
  for (const mark of fragment.querySelectorAll(embedMark)) {
    const url = httpUrl(mark.getAttribute('src'))
    if (url) mark.replaceWith(embedLink(mark.ownerDocument, url, label))
    else mark.remove()
  }
}

function embedLink(inert: Document, url: URL, label: EmbedLabel): HTMLAnchorElement {
  const link = inert.createElement('a')
  link.href = url.href
  link.className = 'embed'
  link.textContent = label(url.hostname.replace(/^www\./, ''))
  return link
}
