import { useCallback, useRef } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import type { TimelinePage } from '../../core/storage/posts.ts'
import { joinOlder } from '../shown-rows.ts'

/** Rows that are read at once. */
export const pageCount = 8
/** Rows that are drawn in one frame: each takes a slow phone some milliseconds, and the finger must not wait for them. */
const rowsPerFrame = 1

interface Shown {
  shown: TimelinePage
  /** What the shown rows were chosen by. */
  shownInputs: string
  /** What the rows are to be chosen by. */
  inputs: string
}

interface Reading {
  read: (count: number, take: (posts: TimelinePage) => void, before: Post) => Promise<void>
  show: (page: TimelinePage) => void
  setWhole: (isWhole: boolean) => void
}

/** Reads the next page of a list and draws it below, a few rows in each frame. `latest` is kept true by its owner. */
export function useOlderRows(latest: Shown, { read, show, setWhole }: Reading): () => Promise<void> {
  /** The inputs of the list whose rows are being read. */
  const reading = useRef<string | undefined>(undefined)

  /** `false` where the list was made anew meanwhile and ends elsewhere. */
  const showOlder = async ({ posts, read: marks }: TimelinePage, after: Post): Promise<boolean> => {
    const { inputs } = latest
    let last = after
    for (let from = 0; from < posts.length; from += rowsPerFrame) {
      if (from > 0) await afterNextFrame()
      const rows = posts.slice(from, from + rowsPerFrame)
      const joined = joinOlder(latest.shown, last, { posts: rows, read: marks })
      if (!joined || inputs !== latest.inputs) return false
      show(joined)
      last = rows.at(-1) as Post
    }
    setWhole(posts.length < pageCount)
    return true
  }

  const loadMore = useCallback(async () => {
    const { inputs } = latest
    const last = latest.shown.posts.at(-1)
    // Another list is on its way: it asks for itself.
    if (!last || latest.shownInputs !== inputs || reading.current === inputs) return
    reading.current = inputs
    let older: TimelinePage | undefined
    await read(pageCount, (page) => (older = page), last)
    const isOutdated = older && !(await showOlder(older, last))
    if (reading.current === inputs) reading.current = undefined
    // The end is in sight still, and nothing else would say so.
    if (isOutdated) loadMore()
  }, [read, show])
  return loadMore
}

/** After a frame, not in it: rows that are drawn in one would be laid out in it a second time. */
function afterNextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
