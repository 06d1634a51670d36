import type { ImageWidth } from '../../../proxy/wire.ts'
import type { Statement } from '../../core/domain/joint-statements.ts'
import { postPath } from '../../core/domain/post-path.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { nameOf } from '../publisher-name.ts'
import { shortTime } from '../words/format.ts'
import { useFrontWords } from '../words/front-words.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import { AlsoBy } from './also-by.tsx'
import { PostPicture } from './post-picture.tsx'
import './front-story.css'

/** How much of a story is shown: the lead, those beside it, the first of a collection, and a line of a list. */
export type StorySize = 'lead' | 'beside' | 'first' | 'line'

const pictureWidths: Record<StorySize, ImageWidth | undefined> = {
  lead: 1080,
  beside: 360,
  first: 360,
  line: undefined,
}
const mostSigners = 3

/** One story of the front page; the whole of it is one target. */
export function FrontStory({
  statement: { post, alsoBy },
  size,
  isRead,
  level,
  hidesPublisher,
}: {
  statement: Statement
  size: StorySize
  isRead: boolean
  level: 3 | 4
  hidesPublisher?: boolean
}) {
  const words = useWords()
  const front = useFrontWords()
  const { catalog } = useAppData()
  const name = nameOf(post.sourceId, catalog) ?? words.post.unknownSource
  const text = post.title ?? post.excerpt
  const width = pictureWidths[size]
  const Heading = `h${level}` as const
  const { leadImage, language } = post
  return (
    <article class={`story story-${size}${isRead ? ' story-read' : ''}`} aria-labelledby={`f-${post.id}`}>
      {leadImage && width && (
        <div class="story-picture">
          <PostPicture
            image={leadImage}
            width={width}
            className="story-image"
            isDecorative={size !== 'lead'}
          />
          {leadImage.credit && (
            <p class="story-credit" lang={language} dir="auto">
              {leadImage.credit}
            </p>
          )}
        </div>
      )}
      <div class="story-text">
        <Heading
          class={size === 'line' || !post.title ? 'story-title story-plain clamped' : 'story-title'}
          id={`f-${post.id}`}
          lang={language}
          dir={textDirection(language, text)}
        >
          <a class="post-link" href={postPath(post.id)}>
            {text || words.timeline.untitled(name, '')}
          </a>
        </Heading>
        {size !== 'line' && post.title && post.excerpt && (
          <p class="story-excerpt clamped" lang={language} dir={textDirection(language, post.excerpt)}>
            {post.excerpt}
          </p>
        )}
        <p class="story-meta">
          {!hidesPublisher && <span class="story-publisher">{name} · </span>}
          {post.publishedAt === undefined ? (
            words.timeline.noDate
          ) : (
            <time dateTime={new Date(post.publishedAt).toISOString()}>
              {shortTime(words.language, post.publishedAt, Date.now())}
            </time>
          )}
          {isRead && ` · ${front.read}`}
          <AlsoBy copies={alsoBy} most={mostSigners} />
        </p>
      </div>
    </article>
  )
}
