import { useEffect, useRef, useState } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useKeys } from '../hooks/use-keys.ts'
import { type Neighbors, useNeighbors } from '../hooks/use-neighbors.ts'
import { useStep } from '../hooks/use-step.ts'
import { useSwipe } from '../hooks/use-swipe.ts'
import type { Swipe } from '../swipe.ts'
import { useWords } from '../words/words.ts'
import { PostKeysSheet } from './post-keys-sheet.tsx'
import { PostNeighbors } from './post-neighbors.tsx'

interface PostToolsProps {
  post: Post
  copyQuote: (() => void) | undefined
  /** Until then only keys and fingers are heard. */
  isShown: boolean
}

/** What a reader does with a post beside reading: goes on to the next, by link, key or finger, and quotes it by key. */
export function PostTools({ post, copyQuote, isShown }: PostToolsProps) {
  const { keys } = useWords()
  const { settings } = useAppData()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const neighbors = useNeighbors(post, isShown)
  const step = useStep()
  const asked = useRef<keyof Neighbors | undefined>(undefined)
  const go = (side: keyof Neighbors) => {
    if (neighbors) step(neighbors[side])
    else asked.current = side
  }
  useEffect(() => {
    // Pressed before it was known what comes next.
    if (neighbors && asked.current) go(asked.current)
  }, [neighbors])
  const swipe = useSwipe((done) => go(sideOf(done)))
  const ahead = swipe && neighbors?.[sideOf(swipe)]
  const leads = (side: keyof Neighbors) => (neighbors && !neighbors[side] ? undefined : () => go(side))
  // Held, a key would run past posts.
  useKeys({
    isOn: settings.hasShortcuts,
    actions: {
      j: leads('next'),
      k: leads('previous'),
      c: copyQuote,
      '?': () => setHelpOpen(true),
    },
  })
  return (
    <>
      {neighbors && <PostNeighbors neighbors={neighbors} onStep={step} />}
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

function sideOf(swipe: Swipe): keyof Neighbors {
  return swipe === 'forth' ? 'next' : 'previous'
}
