/** Our own words in the text, which come and go. */
const ownWords = '.show-picture, .picture-missing'

/** Letters of a text before the first line that reaches below `y` on the screen; looks at a few dozen lines only. */
export function lettersAbove(body: Element, y: number): number {
  const texts = textsOf(body)
  const range = document.createRange()
  const at = firstOf(texts.length, (index) => {
    range.selectNodeContents(texts[index] as Text)
    return range.getBoundingClientRect().bottom > y
  })
  const text = texts[at]
  const before = texts.slice(0, at).reduce((sum, { length }) => sum + length, 0)
  if (!text) return before
  const letter = firstOf(text.length, (index) => {
    range.setStart(text, index)
    range.setEnd(text, index + 1)
    return range.getBoundingClientRect().bottom > y
  })
  return before + letter
}

/** The letter with so many before it; none where the text has become shorter. */
export function letterAt(body: Element, letters: number): Range | undefined {
  let left = letters
  for (const text of textsOf(body)) {
    if (left < text.length) {
      const range = document.createRange()
      range.setStart(text, left)
      range.setEnd(text, left + 1)
      return range
    }
    left -= text.length
  }
  return undefined
}

function textsOf(body: Element): Text[] {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null)
    if (text.data.trim() !== '' && !text.parentElement?.closest(ownWords)) texts.push(text)
  return texts
}

/** The first of so many places where it holds; from there on it is to hold for all. */
export function firstOf(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
