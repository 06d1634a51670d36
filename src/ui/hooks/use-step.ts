import { useCallback, useLayoutEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { Post } from '../../core/domain/post.ts'
import { postPath } from '../../core/domain/post-path.ts'

let hasStepped = false

/** Goes to a neighbor in the place of the post that is open: Back leads to the list, however many were read. */
export function useStep(): (to: Post | undefined) => void {
  const { route } = useLocation()
  useLayoutEffect(() => {
    // A replaced address scrolls nowhere by itself.
    if (hasStepped) scrollTo({ top: 0, behavior: 'instant' })
    hasStepped = false
  }, [])
  return useCallback(
    (to) => {
      if (!to) return
      hasStepped = true
      route(postPath(to.id), true)
    },
    [route],
  )
}

/** Calls `step` in place of following the link, unless it is to open elsewhere. */
export function stepByLink(event: MouseEvent, step: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  // The router would put it on top of this one.
  event.stopPropagation()
  step()
}
