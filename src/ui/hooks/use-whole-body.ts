import { useCallback, useState } from 'preact/hooks'

/** The text of a post with all that is in it; a new one whenever it came in anew. */
export interface WholeBody {
  element: HTMLElement
}

/** The body once it is whole, and what is to be called with its element then. */
export function useWholeBody(): [WholeBody | undefined, (element: HTMLElement) => void] {
  const [whole, setWhole] = useState<WholeBody>()
  return [whole, useCallback((element: HTMLElement) => setWhole({ element }), [])]
}
