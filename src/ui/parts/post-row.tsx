import type { Post } from '../../core/domain/post.ts'
import type { Publisher } from '../../core/domain/publisher.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useLater } from '../hooks/use-later.ts'
import type { Catalog } from '../start.ts'
import { clockTimeWithZone, languageName } from '../words/format.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import { Excerpt } from './excerpt.tsx'
import { Icon } from './icon.tsx'
import { PhotoGrid } from './photo-grid.tsx'
import { PostPicture } from './post-picture.tsx'
import { PublisherLogo } from './publisher-logo.tsx'
import './post-row.css'

const loadLater = () => import('./social-later.ts')
const loadNothing = () => Promise.resolve(undefined)

/** One post of the timeline: who, when, what it says, and its picture. */
export function PostRow({ post, alsoBy, isRead }: { post: Post; alsoBy: readonly Post[]; isRead: boolean }) {
  const words = useWords()
  const { catalog } = useAppData()
  const publisher = publisherOf(post.sourceId, catalog)
  const name = nameOf(post.sourceId, catalog) ?? words.post.unknownSource
  const headingId = `t-${post.id}`
  const isSocial = post.layout === 'social' || !post.title
  const title = (!isSocial && post.title) || ''
  const Later = useLater(isSocial || post.counts ? loadLater : loadNothing)
  return (
    <article
      class={`post-row${isRead ? '' : ' unread'}${isSocial ? ' social' : ''}`}
      aria-labelledby={headingId}
    >
      <div class="post-meta">
        <PublisherLogo
          publisherId={publisher?.id ?? post.sourceId}
          name={name}
          iconUrl={catalog.fetchStates.get(post.sourceId)?.iconUrl}
        />
        <p class="post-who">
          <span class="post-publisher">{name}</span>
          <span class="post-when">
            {!isRead && <span class="unread-dot" role="img" aria-label={words.timeline.unread} />}
            {languageName(words.language, post.language)}
            {' · '}
            {post.publishedAt === undefined ? (
              words.timeline.noDate
            ) : (
              <time dateTime={new Date(post.publishedAt).toISOString()}>
                {clockTimeWithZone(words.language, post.publishedAt)}
              </time>
            )}
            {isPodcast(post) && (
              <span class="post-audio">
                {' · '}
                <Icon name="audio" />
                {words.timeline.audio}
              </span>
            )}
            {post.hasVideo && (
              <span class="post-audio">
                {' · '}
                <Icon name="video" />
                {words.timeline.video}
              </span>
            )}
          </span>
          {alsoBy.length > 0 && (
            <span class="post-signers">
              {words.timeline.alsoBy(
                alsoBy
                  .slice(0, mostSigners)
                  .map(({ sourceId }) => nameOf(sourceId, catalog) ?? words.post.unknownSource),
                Math.max(0, alsoBy.length - mostSigners),
              )}
            </span>
          )}
        </p>
      </div>
      <div class="post-main">
        <h3
          class={title ? 'post-title' : 'post-title untitled'}
          id={headingId}
          lang={post.language}
          dir={textDirection(post.language, title)}
        >
          <a class="post-link" href={`/post/${post.id}`}>
            {title || (
              <span class="visually-hidden">{words.timeline.untitled(name, firstWords(post.excerpt))}</span>
            )}
          </a>
        </h3>
        {post.excerpt && (
          <Excerpt
            text={post.excerpt}
            title={title || firstWords(post.excerpt)}
            language={post.language}
            isSocial={isSocial}
            hasMore={isSocial && post.isClipped}
          >
            {(isOpen) =>
              isSocial && Later ? <Later.SocialText post={post} isOpen={isOpen} /> : post.excerpt
            }
          </Excerpt>
        )}
      </div>
      {isSocial && (post.pictures ?? post.leadImage) && (
        <div class="post-media">
          <PhotoGrid post={post} />
        </div>
      )}
      {isSocial && (post.embeds ?? post.enclosures[0]) && (
        <div class="post-players">{Later && <Later.PostPlayers post={post} />}</div>
      )}
      {!isSocial && post.leadImage && (
        <PostPicture image={post.leadImage} width={360} className="post-thumb" isDecorative />
      )}
      {post.counts && <p class="post-counts">{Later && <Later.CountsLine counts={post.counts} />}</p>}
    </article>
  )
}

/** So many are named in the row; the post names all. */
const mostSigners = 5

export function publisherOf(sourceId: string, { sources, publishers }: Catalog): Publisher | undefined {
  const source = sources.get(sourceId)
  return source && publishers.get(source.publisherId)
}

/** "Rochester DSA", or "Working Mass" for an outlet: the name readers know. */
export function nameOf(sourceId: string, catalog: Catalog): string | undefined {
  return publisherOf(sourceId, catalog)?.name ?? catalog.sources.get(sourceId)?.title
}

function isPodcast(post: Post): boolean {
  return post.enclosures.some((enclosure) => enclosure.mimeType.startsWith('audio/'))
}

function firstWords(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s+\S*$/, '')}…`
}
