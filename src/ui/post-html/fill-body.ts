import { gatherLines } from './gather-lines.ts'
import { inBoxes, type Target } from './huge-post.ts'
import { partWeight, weightOf } from './part-weight.ts'

/** Elements that may stand in the page before all that is in them. */
const openable = new Set(
  (
    'article aside blockquote center dd details div dl figure font footer header li main nav ol p section span ' +
    'table tbody td tr ul'
  ).split(' '),
)

/** Of those, what holds text and not parts of its own kind. */
const boxable = new Set(['blockquote', 'div', 'p', 'section'])

/** How a body comes in. */
export interface Filling {
  /** An inert element to gather parts in. */
  blank: Element
  sanitize: (part: Element) => DocumentFragment
  isHuge: boolean
}

/**
 * Moves what `source` holds into `target`, in order and part by part, each through `sanitize`. An element heavier
 * than a part goes first, empty, and is then filled; where the sanitizer drops it, what it holds takes its place.
 * Yields the weight of what has just come in.
 */
export function* fillBody(target: Target, source: Element, filling: Filling): Generator<number, void> {
  const { blank, sanitize, isHuge } = filling
  let part = blank.cloneNode(false) as Element
  let weight = 0
  const bringIn = () => {
    const clean = sanitize(part)
    const first = clean.firstElementChild
    target.append(clean)
    part = blank.cloneNode(false) as Element
    weight = 0
    return first
  }
  for (const { node, isBox } of gatherLines(source)) {
    const own = weightOf(node)
    if (own > partWeight && weight > 0) {
      const before = weight
      bringIn()
      yield before
    }
    if (own > partWeight && !isBox && node instanceof HTMLElement && openable.has(node.localName)) {
      part.append(node.cloneNode(false))
      const shell = bringIn()
      // A table comes in its box.
      const inside = shell?.querySelector(node.localName) ?? shell
      const isBoxed = isHuge && inside !== null && boxable.has(inside.localName)
      yield* fillBody(isBoxed ? inBoxes(inside) : (inside ?? target), node, filling)
      continue
    }
    part.append(node)
    weight += own
    if (weight <= partWeight) continue
    const broughtIn = weight
    const first = bringIn()
    if (isBox) first?.classList.add('lines')
    yield broughtIn
  }
  const rest = weight
  bringIn()
  yield rest
}
