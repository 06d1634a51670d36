import { useReducer, useRef } from 'preact/hooks'
import type { StoredPost } from '../../core/storage/schema.ts'

interface Listed {
  /** Changes with what the reader asked for. */
  key: string
  posts: readonly StoredPost[]
}

/**
 * The list that was shown first, for as long as storage has another one only because posts came above or between:
 * nothing may move under the reader. What comes below, and what the reader asked for, is shown at once.
 */
export function useHeldPosts<T extends Listed>(latest: T | undefined) {
  const held = useRef<T | undefined>(undefined)
  const [, drawAgain] = useReducer((times: number, _: undefined) => times + 1, 0)
  if (latest && continues(held.current, latest)) held.current = latest
  return {
    shown: held.current,
    hasNewer: latest !== undefined && held.current !== latest,
    showNewer: () => {
      held.current = latest
      drawAgain(undefined)
    },
  }
}

function continues(shown: Listed | undefined, latest: Listed): boolean {
  if (shown?.key !== latest.key) return true
  return shown.posts.every(({ id }, at) => latest.posts[at]?.id === id)
}
