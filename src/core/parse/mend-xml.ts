import { besideLeaf, containerNames, leafNames, textHolders } from './element-roles.ts'
import { cutTagName, endsOddly, isNameStart, reservedNames, safeName, tagEndAt, tidyTag } from './xml-tags.ts'

export interface MendedXml {
  text: string
  /** Elements that were open when the document ended, outermost first: none unless it is cut off. */
  openNames: readonly string[]
}

/** Begins a CDATA section that was text, and in which references are still to be decoded. */
export const textMark = '\u0001'
const longText = 16

/** A document nested deeper than this is an attack or a mistake; deeper tags are left out, their text is kept. */
const maxDepth = 120

interface OpenElement {
  name: string
  /** Where its content begins in the source, and how the output stood there. */
  contentAt: number
  pieceCount: number
  copiedTo: number
  hasDamageInside: boolean
}

/**
 * Makes the text from `rootAt` on balanced, so that the tokenizer, which trusts its input, neither throws nor lets
 * one bad tag swallow the rest. A sound document comes back as it is.
 *
 * `distrustTags` writes every tag anew, for what only the tokenizer finds fault with.
 */
export function mendXml(source: string, rootAt: number, distrustTags = false): MendedXml {
  return new XmlMender(source, rootAt, distrustTags).mend()
}

class XmlMender {
  private readonly source: string
  private readonly start: number
  private readonly distrustTags: boolean
  private readonly pieces: string[] = []
  private copiedTo: number
  private readonly open: OpenElement[] = []
  /** Marks that do not occur any more; looking again would take a pass over the rest each time. */
  private readonly absent = new Set<string>()

  constructor(source: string, rootAt: number, distrustTags: boolean) {
    this.source = source
    this.start = rootAt
    this.copiedTo = rootAt
    this.distrustTags = distrustTags
  }

  mend(): MendedXml {
    const { source } = this
    let at = this.start
    for (let lt = source.indexOf('<', at); lt >= 0; lt = source.indexOf('<', at)) {
      if (lt > at) this.shortenText(at, lt)
      at = this.step(lt)
      if (this.open.length === 0 && at > this.start) return this.finish(at)
    }
    return this.finish(source.length)
  }

  /** The tokenizer walks over text sign by sign, and over CDATA in one leap. */
  private shortenText(from: number, to: number): void {
    const code = this.source.charCodeAt(from)
    if (code === 10 || code === 13) {
      const top = this.open.at(-1)
      if (top && containerNames.has(top.name) && this.isWhite(from + 1, to)) this.replace(from, to, '')
    }
    if (to - from < longText || this.copiedTo === to) return
    const text = this.source.slice(from, to)
    if (!text.includes(']]>')) this.replace(from, to, `<![CDATA[${textMark}${text}]]>`)
  }

  private isWhite(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.source.charCodeAt(at) > 32) return false
    return true
  }

  /** Handles the `<` at `lt` and returns where to go on. */
  private step(lt: number): number {
    const code = this.source.charCodeAt(lt + 1)
    if (isNameStart(code)) return this.openTag(lt)
    if (code === 47 && isNameStart(this.source.charCodeAt(lt + 2))) return this.closeTag(lt)
    if (code === 33) return this.declaration(lt)
    if (code === 63) {
      const end = this.find('?>', lt)
      if (end >= 0) return this.replace(lt, end + 2, '')
    }
    return this.escape(lt)
  }

  private openTag(lt: number): number {
    const { source } = this
    const tag = tagEndAt(source, lt)
    if (tag === undefined) return this.cutTag(lt)
    const { end, isTidy } = tag
    const name = cutTagName(source, lt + 1)
    const isClosed = source.charCodeAt(end - 2) === 47
    if (
      !isClosed &&
      (name === 'item' || name === 'entry') &&
      this.open.some((element) => element.name === name)
    ) {
      this.closeOver(name, lt)
    }
    this.closeLeaf(name, lt)
    if (this.open.length >= maxDepth) return this.replace(lt, end, '')
    if (!isTidy || this.distrustTags || reservedNames.has(name) || endsOddly(source, lt + 1 + name.length)) {
      this.replace(lt, end, tidyTag(source.slice(lt, end)))
    }
    if (!isClosed) this.open.push(this.opened(name, end))
    return end
  }

  /** A title that somebody forgot to close ends where the next element of its item begins. */
  private closeLeaf(name: string, lt: number): void {
    const top = this.open.at(-1)
    if (top && leafNames.has(top.name) && besideLeaf.has(name)) this.closeOver(top.name, lt)
  }

  private opened(name: string, contentAt: number): OpenElement {
    const pieceCount = this.pieces.length
    return { name, contentAt, pieceCount, copiedTo: this.copiedTo, hasDamageInside: false }
  }

  private closeTag(lt: number): number {
    const { source } = this
    const name = cutTagName(source, lt + 2)
    let end = lt + 2 + name.length
    while (source.charCodeAt(end) <= 32) end++
    const hasEnd = source.charCodeAt(end) === 62
    if (hasEnd) end++
    const top = this.open.at(-1)
    if (top?.name === name && !top.hasDamageInside && hasEnd && !reservedNames.has(name)) {
      this.open.pop()
      return end
    }
    return this.closeOddly(name, lt, end)
  }

  /** An end tag that closes more than the innermost element, or nothing, or one with damage inside. */
  private closeOddly(written: string, lt: number, end: number): number {
    const wanted = written.toLowerCase()
    const index = this.open.findLastIndex((element) => element.name.toLowerCase() === wanted)
    const element = this.open[index]
    if (!element) {
      this.noteDamage(this.open.length - 1)
      return this.replace(lt, end, '')
    }
    if (index < this.open.length - 1) this.noteDamage(index)
    if (element.hasDamageInside && this.wrapContent(element, lt)) this.open.length = index + 1
    else this.closeOver(element.name, lt, index + 1)
    this.open.length = index
    return this.replace(lt, end, `</${safeName(element.name)}>`)
  }

  /** Supplies the end tags of what is open down to `fromIndex`, else down to the innermost `name` and with it. */
  private closeOver(name: string, at: number, fromIndex?: number): void {
    const from = fromIndex ?? this.open.findLastIndex((element) => element.name === name)
    const closing = this.open.splice(from).reverse()
    if (closing.length === 0) return
    this.noteDamage(from - 1)
    this.replace(at, at, closing.map((element) => `</${safeName(element.name)}>`).join(''))
  }

  /** Takes back what was done to the content of a text holder, and keeps the content as written. */
  private wrapContent(element: OpenElement, contentEnd: number): boolean {
    const content = this.source.slice(element.contentAt, contentEnd)
    if (!textHolders.has(element.name.toLowerCase()) || content.includes('<![CDATA[')) return false
    this.pieces.length = element.pieceCount
    this.copiedTo = element.copiedTo
    this.replace(element.contentAt, contentEnd, cdata(content))
    return true
  }

  private declaration(lt: number): number {
    const { source } = this
    if (source.startsWith('<![CDATA[', lt)) return this.cdataSection(lt)
    if (source.startsWith('<!--', lt)) {
      const end = this.find('-->', lt + 4)
      return end < 0 ? this.replace(lt, lt + 4, '') : end + 3
    }
    const end = this.find('>', lt)
    return end < 0 ? this.escape(lt) : this.replace(lt, end + 1, '')
  }

  private cdataSection(lt: number): number {
    const end = this.find(']]>', lt)
    const contentAt = lt + 9
    const next = this.source.indexOf('<![CDATA[', contentAt)
    const isOpenEnded = end < 0 || (next >= 0 && next < end)
    if (!isOpenEnded) return end + 3
    const closing = this.source.indexOf(`</${this.open.at(-1)?.name ?? ''}>`, contentAt)
    // A section may rightly hold the start mark of another, as a script inside HTML does.
    if (end >= 0 && (closing < 0 || closing > next)) return end + 3
    const contentEnd = closing < 0 ? this.source.length : closing
    return this.replace(contentEnd, contentEnd, ']]>')
  }

  /** A `<` that begins no whole tag: at the end of the document it is a tag cut off, else a sign in a text. */
  private cutTag(lt: number): number {
    const isLast = !this.source.includes('<', lt + 1) && !this.source.includes('>', lt + 1)
    if (!isLast) return this.escape(lt)
    return this.replace(lt, this.source.length, '')
  }

  private escape(lt: number): number {
    return this.replace(lt, lt + 1, '&lt;')
  }

  private replace(from: number, to: number, by: string): number {
    if (from > this.copiedTo) this.pieces.push(this.source.slice(this.copiedTo, from))
    if (by !== '') this.pieces.push(by)
    this.copiedTo = to
    return to
  }

  /** Remembers tags out of order at the text holder nearest to the element at `index`, itself or around it. */
  private noteDamage(index: number): void {
    for (let i = index; i >= 0; i--) {
      const element = this.open[i]
      if (element && textHolders.has(element.name.toLowerCase())) {
        element.hasDamageInside = true
        return
      }
    }
  }

  private find(mark: string, from: number): number {
    if (this.absent.has(mark)) return -1
    const index = this.source.indexOf(mark, from)
    if (index < 0) this.absent.add(mark)
    return index
  }

  private finish(end: number): MendedXml {
    const openNames = this.open.map(({ name }) => name)
    this.closeOver('', Math.max(this.copiedTo, end), 0)
    if (this.copiedTo < end) this.pieces.push(this.source.slice(this.copiedTo, end))
    return { text: this.pieces.join(''), openNames }
  }
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}
