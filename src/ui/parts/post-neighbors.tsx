import type { Post } from '../../core/domain/post.ts'
import { postPath } from '../../core/domain/post-path.ts'
import type { Neighbors } from '../hooks/use-neighbors.ts'
import { stepByLink } from '../hooks/use-step.ts'
import { usePostWords } from '../words/post-words.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import './post-neighbors.css'

/** Links to the posts before and after this one. */
export function PostNeighbors({ neighbors, onStep }: { neighbors: Neighbors; onStep: (to: Post) => void }) {
  const { keys } = useWords()
  const { previous, next } = neighbors
  const text = usePostWords()
  if (!previous && !next) return null
  return (
    <section class="post-neighbors" aria-label={text.others}>
      {previous && <NeighborLink post={previous} label={keys.previous} kind="previous" onStep={onStep} />}
      {next && <NeighborLink post={next} label={keys.next} kind="next" onStep={onStep} />}
    </section>
  )
}

function NeighborLink({
  post,
  label,
  kind,
  onStep,
}: {
  post: Post
  label: string
  kind: 'previous' | 'next'
  onStep: (to: Post) => void
}) {
  const name = post.title ?? post.excerpt
  return (
    <a
      class={`post-neighbor post-neighbor-${kind}`}
      href={postPath(post.id)}
      onClick={(event) => stepByLink(event, () => onStep(post))}
    >
      <Icon name="back" />
      <span class="post-neighbor-text">
        <span class="post-neighbor-label">{label}</span>
        <span
          class="post-neighbor-name clamped"
          lang={post.language}
          dir={textDirection(post.language, name)}
        >
          {name}
        </span>
      </span>
    </a>
  )
}
