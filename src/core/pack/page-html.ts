import { escapeAttribute, escapeText } from '../parse/escape-html.ts'
import { pageStyle } from './page-style.ts'
import type { PageHead, PagePicture, PagePost } from './page-texts.ts'

/** A file opened from a phone's disk has nobody else to forbid it anything. */
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

export function pageTop(head: PageHead, posts: readonly PagePost[]): string {
  const { name, language, made, isSingle } = head
  return `<!doctype html>
<html lang="${escapeAttribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeText(name)}</title>
<style>${pageStyle}</style>
</head>
<body>
${isSingle ? '' : `<header>\n<h1 dir="auto">${escapeText(name)}</h1>\n<p class="made">${escapeText(made)}</p>\n</header>\n${contents(head, posts)}`}<main>
`
}

export function pageBottom({ made, hint, isSingle }: PageHead): string {
  return `</main>
<footer class="note">
${isSingle ? `<p>${escapeText(made)}</p>\n` : ''}<p>${escapeText(hint)}</p>
</footer>
`
}

/** A post up to its picture, which is what stands above its text. */
export function postTop(page: PagePost, at: number, { isSingle }: PageHead): string {
  const { post, heading, direction, lines, dates } = page
  const level = isSingle ? 'h1' : 'h2'
  const language = escapeAttribute(post.language)
  return `<article id="post-${at + 1}" aria-labelledby="title-${at + 1}">
<${level} id="title-${at + 1}" lang="${language}" dir="${direction}">${escapeText(heading)}</${level}>
<div class="facts">
${lines.map((line) => `<p dir="auto">${escapeText(line)}</p>\n`).join('')}${dates.map(timeLine).join('')}</div>
`
}

export function textTop({ post, direction }: PagePost): string {
  return `<div class="text" lang="${escapeAttribute(post.language)}" dir="${direction}">`
}

export function postBottom(page: PagePost, { backToContents, isSingle }: PageHead): string {
  const { post, original, enclosures } = page
  const media = enclosures.map(({ text, url }) => `<li>${link(url, text)}</li>\n`).join('')
  const address =
    post.url === undefined ? '' : `<p>${link(post.url, original)}<br>${escapeText(post.url)}</p>\n`
  const back = isSingle ? '' : `<p class="back"><a href="#contents">${escapeText(backToContents)}</a></p>\n`
  return `</div>
<div class="note">
${media && `<ul>\n${media}</ul>\n`}${address}${back}</div>
</article>
`
}

/** A picture up to its bytes in base64, and from there on. */
export function pictureParts(picture: PagePicture, number: number, type: string): [string, string] {
  const { alt, width, height } = picture
  const size = width && height ? ` width="${width}" height="${height}"` : ''
  return [`<img id="picture-${number}" src="data:${type};base64,`, `" alt="${escapeAttribute(alt)}"${size}>`]
}

export function samePicture(number: number, { alt }: PagePicture, words: string): string {
  return `<a class="same-picture" href="#picture-${number}">${escapeText(alt || words)}</a>`
}

export function missingPicture({ address, alt }: PagePicture, words: string): string {
  return link(address, alt ? `${alt} (${words})` : words)
}

/** Around the picture that stands above a text. */
export function figureParts({ credit }: PagePicture): [string, string] {
  return ['<figure>', `${credit ? `<figcaption>${escapeText(credit)}</figcaption>` : ''}</figure>\n`]
}

function contents({ contents: title }: PageHead, posts: readonly PagePost[]): string {
  const entries = posts.map(({ post, heading, direction, lines }, at) => {
    const language = escapeAttribute(post.language)
    const text = `<a href="#post-${at + 1}" lang="${language}" dir="${direction}">${escapeText(heading)}</a>`
    return `<li>${text}<span dir="auto">${escapeText(lines[0] ?? '')}</span></li>\n`
  })
  return `<nav aria-labelledby="contents">\n<h2 id="contents">${escapeText(title)}</h2>\n<ol>\n${entries.join('')}</ol>\n</nav>\n`
}

function timeLine({ text, at }: { text: string; at: number }): string {
  return `<p><time datetime="${new Date(at).toISOString()}">${escapeText(text)}</time></p>\n`
}

function link(url: string, text: string): string {
  return `<a href="${escapeAttribute(url)}" target="_blank" rel="noopener noreferrer">${escapeText(text)}</a>`
}
