/** Fewer headings are seen without a list of them. */
export const leastHeadings = 3
const longestName = 160

export interface Heading {
  /** As the reader sees it. */
  name: string
  /** 2 or 3, as in `h2` and `h3`. */
  level: number
  element: HTMLElement
}

export interface Part<Named extends Pick<Heading, 'level'> = Heading> {
  heading: Named
  parts: Part<Named>[]
}

/** Whether HTML promises so many headings; whether they hold any text only the sanitized post tells. */
export function hasManyHeadings(html: string): boolean {
  const pattern = /<h[1-3][\s>]/gi
  for (let count = 0; count < leastHeadings; count++) if (!pattern.test(html)) return false
  return true
}

/** Headings below those above them; one of the second rank that comes before any of the first stands by itself. */
export function nested<Named extends Pick<Heading, 'level'>>(headings: readonly Named[]): Part<Named>[] {
  const parts: Part<Named>[] = []
  for (const heading of headings) {
    const above = parts.at(-1)
    if (above && heading.level > above.heading.level) above.parts.push({ heading, parts: [] })
    else parts.push({ heading, parts: [] })
  }
  return parts
}

/** Of a sanitized body. */
export function headingsOf(body: HTMLElement): Heading[] {
  return [...body.querySelectorAll<HTMLElement>('h2, h3')].flatMap((element) => {
    const name = (element.textContent ?? '').replace(/\s+/g, ' ').trim()
    const level = Number(element.localName.slice(1))
    return name === '' ? [] : [{ name: clipped(name), level, element }]
  })
}

/**
 * The id of a heading for links of ours: no id in a feed can be one, since the sanitizer puts `user-content-` before
 * those. An id the post itself gave stays, for links of its own.
 */
export function anchorOf(heading: HTMLElement, at: number): string {
  const id = `post-part-${at + 1}`
  if (heading.id === '' || heading.id === id) heading.id = id
  else if (heading.firstElementChild?.id !== id) {
    const anchor = document.createElement('span')
    anchor.id = id
    heading.prepend(anchor)
  }
  return id
}

/** Never through the middle of a letter. */
function clipped(name: string): string {
  return name.length <= longestName ? name : `${[...name].slice(0, longestName).join('').trimEnd()}…`
}
