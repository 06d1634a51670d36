import { useEffect, useState } from 'preact/hooks'
import type { WholeBody } from './use-whole-body.ts'

/** A finger on a button takes a selection away before the button hears of it. */
const settledMs = 250

/** What is selected of a post's text; none while nothing is. */
export function useSelectedText(whole: WholeBody | undefined): string | undefined {
  const [text, setText] = useState<string>()
  useEffect(() => {
    if (!whole) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const onChange = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setText(selectedIn(whole.element)), settledMs)
    }
    document.addEventListener('selectionchange', onChange)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', onChange)
    }
  }, [whole])
  return text
}

/** Three clicks on a last paragraph select as far as what comes after the text. */
export function selectedIn(body: Element): string | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(body)) return undefined
  if (body.contains(range.commonAncestorContainer)) return selection.toString().trim() || undefined
  const own = document.createRange()
  own.selectNodeContents(body)
  if (range.compareBoundaryPoints(Range.START_TO_START, own) > 0)
    own.setStart(range.startContainer, range.startOffset)
  if (range.compareBoundaryPoints(Range.END_TO_END, own) < 0) own.setEnd(range.endContainer, range.endOffset)
  return own.toString().trim() || undefined
}
