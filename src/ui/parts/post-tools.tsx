import { useState } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useKeys } from '../hooks/use-keys.ts'
import { useNeighbors } from '../hooks/use-neighbors.ts'
import { useStep } from '../hooks/use-step.ts'
import { useSwipe } from '../hooks/use-swipe.ts'
import { useWords } from '../words/words.ts'
import { PostKeysSheet } from './post-keys-sheet.tsx'
import { PostNeighbors } from './post-neighbors.tsx'

/** What a reader does with a post beside reading: goes on to the next, by link, key or finger, and quotes it by key. */
export function PostTools({ post, copyQuote }: { post: Post; copyQuote: (() => void) | undefined }) {
  const { keys } = useWords()
  const { settings } = useAppData()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const neighbors = useNeighbors(post)
  const { previous, next } = neighbors
  const step = useStep()
  const swipe = useSwipe((done) => step(done === 'forth' ? next : previous))
  const ahead = swipe && (swipe === 'forth' ? next : previous)
  // Held, a key would run past posts.
  useKeys({
    isOn: settings.hasShortcuts,
    actions: {
      j: next && (() => step(next)),
      k: previous && (() => step(previous)),
      c: copyQuote,
      '?': () => setHelpOpen(true),
    },
  })
  return (
    <>
      <PostNeighbors neighbors={neighbors} onStep={step} />
      {ahead && (
        <p class="swipe-hint" aria-hidden="true">
          <span>
            {swipe === 'forth' ? keys.next : keys.previous}: {ahead.title ?? ahead.excerpt}
          </span>
        </p>
      )}
      {isHelpOpen && <PostKeysSheet onClose={() => setHelpOpen(false)} />}
    </>
  )
}
