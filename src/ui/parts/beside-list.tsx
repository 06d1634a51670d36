import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { groupStatements, type Statement } from '../../core/domain/joint-statements.ts'
import { postPath } from '../../core/domain/post-path.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useBesideList } from '../hooks/use-beside-list.ts'
import { useEndReached } from '../hooks/use-end-reached.ts'
import { stepByLink, useStep } from '../hooks/use-step.ts'
import { nameOf, publisherOf } from '../publisher-name.ts'
import { shortTime } from '../words/format.ts'
import { usePostWords } from '../words/post-words.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import { PublisherLogo } from './publisher-logo.tsx'
import './beside-list.css'

/** The list a post was opened from, beside it: the next is a click away, and the list stays where it is. */
export function BesideList({ postId }: { postId: string }) {
  const text = usePostWords()
  const { posts, read, loadMore } = useBesideList(postId)
  const statements = useMemo(() => groupStatements(posts), [posts])
  const pane = useRef<HTMLElement>(null)
  const end = useRef<HTMLDivElement>(null)
  useEndReached(end, { onReached: loadMore, rows: posts, marginPx: 800, frame: '.beside' })
  useLayoutEffect(() => {
    if (pane.current) bringIntoSight(pane.current)
  }, [postId, posts.length > 0])
  if (posts.length === 0) return null
  return (
    <nav class="beside" aria-label={text.list} ref={pane}>
      <ol>
        {statements.map((statement) => (
          <Row
            key={statement.post.id}
            statement={statement}
            isRead={read.has(statement.post.id)}
            isOpen={[statement.post, ...statement.alsoBy].some(({ id }) => id === postId)}
          />
        ))}
      </ol>
      {loadMore && <div ref={end} class="beside-end" />}
    </nav>
  )
}

function Row({
  statement: { post },
  isRead,
  isOpen,
}: {
  statement: Statement
  isRead: boolean
  isOpen: boolean
}) {
  const words = useWords()
  const { catalog } = useAppData()
  const step = useStep()
  const name = nameOf(post.sourceId, catalog) ?? words.post.unknownSource
  const title = post.title ?? post.excerpt
  return (
    <li>
      <a
        class={`beside-link${isRead ? '' : ' unread'}`}
        href={postPath(post.id)}
        aria-current={isOpen ? 'page' : undefined}
        onClick={(event) => stepByLink(event, () => !isOpen && step(post))}
      >
        <PublisherLogo
          publisherId={publisherOf(post.sourceId, catalog)?.id ?? post.sourceId}
          name={name}
          iconUrl={catalog.fetchStates.get(post.sourceId)?.iconUrl}
        />
        <span class="beside-text">
          <span
            class={`clamped ${post.title ? 'beside-title' : 'beside-untitled'}`}
            lang={post.language}
            dir={textDirection(post.language, title)}
          >
            {title}
          </span>
          <span class="beside-from">
            {!isRead && <span class="unread-dot" role="img" aria-label={words.timeline.unread} />}
            {name}
            {post.publishedAt !== undefined &&
              ` · ${shortTime(words.language, post.publishedAt, Date.now())}`}
          </span>
        </span>
      </a>
    </li>
  )
}

/** Within the list alone: the page stays where the post is read. */
function bringIntoSight(pane: HTMLElement): void {
  const row = pane.querySelector('[aria-current]')
  if (!row) return
  const box = row.getBoundingClientRect()
  const frame = pane.getBoundingClientRect()
  if (box.top < frame.top || box.bottom > Math.min(frame.bottom, innerHeight))
    pane.scrollTop += box.top - frame.top - frame.height / 3
}
