/** Of HTML, in characters: more than an essay of 20,000 words has. */
export const hugeLength = 250_000
const partsInBox = 8

/** Where parts of a post go. */
export type Target = Pick<ParentNode, 'append'>

/**
 * Puts what is appended into boxes that a browser lays out only when they come near: passing over tens of
 * thousands of paragraphs for each one that comes in would take it a minute.
 */
export function inBoxes(target: Target): Target {
  let box = document.createElement('div')
  let parts = 0
  return {
    append(...nodes) {
      if (parts % partsInBox === 0) {
        box = document.createElement('div')
        box.className = 'stretch'
        target.append(box)
      }
      parts += 1
      box.append(...nodes)
    },
  }
}
