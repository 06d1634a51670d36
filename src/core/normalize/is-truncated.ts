import { collapse } from '../parse/plain-text.ts'

/** Long enough for the last words and the line that a site's software puts under them. */
const tailLength = 1000
const endLength = 400
const underText =
  /\s*(?:The post .{1,300} (?:first )?appeared (?:first )?on|La entrada .{1,300} se public[oó] primero en) .{1,200}$/i
/** "[…]", or an invitation to go on reading elsewhere. */
const cut =
  /(?:\[\s*(?:…|\.\.\.)\s*\]|(?:…|\.\.\.)\s*\(?(?:continue reading|read (?:more|on)|keep reading|more|leer más|seguir leyendo|sigue leyendo)\b[^.!?]{0,200}|\b(?:continue reading|read the (?:full|whole|rest)|leer más|seguir leyendo)\b[^.!?]{0,120}(?:→|»|›|…|\.\.\.)\)?)\s*$/iu
/** What each of those holds: most texts hold none. */
const mayBeCut = /…|\.\.\.|→|»|›|reading|leer|leyendo/i
/** As long as what software cuts off by itself; longer texts and posts without a title end so by their author's will. */
const excerptLengths = { least: 150, most: 700 }

/** The feed gives only the start of a text whose rest is at the publisher's site. `text` is all it gives. */
export function isTruncated(text: string, title: string | undefined): boolean {
  const written = text.slice(-tailLength)
  if (!mayBeCut.test(written)) return false
  const tail = collapse(written) ?? ''
  const end = /appeared|se public/i.test(tail) ? tail.replace(underText, '') : tail
  if (cut.test(end.slice(-endLength))) return true
  const { least, most } = excerptLengths
  const isShort = text.length < tailLength && end.length >= least && end.length <= most
  return title !== undefined && isShort && /(?:…|\.\.\.)$/.test(end)
}
