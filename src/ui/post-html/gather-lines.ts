import { partWeight, weightOf } from './part-weight.ts'

/** Not pictures, which stand on lines of their own. */
const inlineNames = new Set(
  (
    'a abbr acronym b bdi bdo big br cite code del dfn em font i ins kbd label mark q s samp small span strike ' +
    'strong sub sup time tt u var wbr'
  ).split(' '),
)

/**
 * The children of an inert element, where a text of many lines and no paragraphs is gathered into boxes of a part
 * each: with every line that came in, a browser would lay out all those before it again. The boxes are told apart
 * from what the post itself holds.
 */
export function gatherLines(source: Element): { node: ChildNode; isBox: boolean }[] {
  const children: { node: ChildNode; isBox: boolean }[] = []
  let lines: ChildNode[] = []
  let weight = 0
  let isLong = false
  const end = () => {
    if (isLong) children.push({ node: boxOf(source, lines), isBox: true })
    else for (const node of lines) children.push({ node, isBox: false })
    lines = []
    weight = 0
  }
  for (const node of [...source.childNodes]) {
    if (!isInline(node)) {
      end()
      isLong = false
      children.push({ node, isBox: false })
      continue
    }
    lines.push(node)
    weight += weightOf(node)
    if (weight <= partWeight || node.nodeName !== 'BR') continue
    isLong = true
    end()
  }
  end()
  return children
}

function isInline(node: Node): boolean {
  return node instanceof Element ? inlineNames.has(node.localName) : true
}

/** A picture named `createElement` stands in for the document's own method. */
function boxOf(source: Element, nodes: readonly Node[]): Element {
  const box: Element = Document.prototype.createElement.call(source.ownerDocument, 'div')
  for (const node of nodes) box.append(node)
  return box
}
