import { htmlToText } from '../parse/plain-text.ts'

/** Long enough for the last words and the line that a site's software puts under them. */
const tailLength = 2000
const underText =
  /\s*(?:The post .{1,300} (?:first )?appeared (?:first )?on|La entrada .{1,300} se public[oó] primero en) .{1,200}$/i
/** "[…]", or an invitation to go on reading elsewhere. */
const cut =
  /(?:\[\s*(?:…|\.\.\.)\s*\]|(?:…|\.\.\.)\s*\(?(?:continue reading|read (?:more|on)|keep reading|more|leer más|seguir leyendo|sigue leyendo)\b[^.!?]{0,200}|\b(?:continue reading|read the (?:full|whole|rest)|leer más|seguir leyendo)\b[^.!?]{0,120}(?:→|»|›|…|\.\.\.)\)?)\s*$/iu
/** As long as what software cuts off by itself; longer texts and posts without a title end so by their author's will. */
const excerptLengths = { least: 150, most: 700 }

/** The feed gives only the start of a text whose rest is at the publisher's site. */
export function isTruncated(html: string, title: string | undefined): boolean {
  const tail = html.length <= tailLength ? html : html.slice(html.indexOf('<', html.length - tailLength))
  const text = htmlToText(tail)?.replace(underText, '') ?? ''
  if (cut.test(text)) return true
  const { least, most } = excerptLengths
  return title !== undefined && text.length >= least && text.length <= most && /(?:…|\.\.\.)$/.test(text)
}
