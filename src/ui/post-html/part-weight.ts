/** What a slow phone sanitizes and lays out in a few milliseconds, in characters. */
export const partWeight = 2500
/** Of an element, beside its text. */
const elementWeight = 50

/** Looks no further than it takes to know that it is more than a part. */
export function weightOf(node: Node): number {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  let weight = 0
  for (let at: Node | null = node; at && weight <= partWeight; at = walker.nextNode())
    weight += at instanceof Text ? at.length : elementWeight
  return weight
}
