import type { Post } from '../../core/domain/post.ts'
import { postPath } from '../../core/domain/post-path.ts'
import { removedSince } from '../../core/domain/removal.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useLater } from '../hooks/use-later.ts'
import { nameOf, publisherOf } from '../publisher-name.ts'
import { clockTimeWithZone, languageName, shortTime } from '../words/format.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import { AlsoBy } from './also-by.tsx'
import { Excerpt } from './excerpt.tsx'
import { Icon } from './icon.tsx'
import { loadReady } from './load-ready.ts'
import { PhotoGrid } from './photo-grid.tsx'
import { PostPicture } from './post-picture.tsx'
import { PublisherLogo } from './publisher-logo.tsx'
import './post-row.css'

const mostSigners = 5
const loadLater = () => import('./social-later.ts')

/** One post of the timeline: who, when, what it says, and its picture. */
export function PostRow({ post, alsoBy, isRead }: { post: Post; alsoBy: readonly Post[]; isRead: boolean }) {
  const words = useWords()
  const { catalog } = useAppData()
  const publisher = publisherOf(post.sourceId, catalog)
  const name = nameOf(post.sourceId, catalog) ?? words.post.unknownSource
  const state = catalog.fetchStates.get(post.sourceId)
  const headingId = `t-${post.id}`
  const isSocial = post.layout === 'social' || !post.title
  const title = (!isSocial && post.title) || ''
  const Later = useLater(isSocial || post.counts ? loadLater : undefined)
  const Ready = useLater(loadReady)
  return (
    <article
      class={`post-row${isRead ? '' : ' unread'}${isSocial ? ' social' : ''}`}
      aria-labelledby={headingId}
    >
      <div class="post-meta">
        <PublisherLogo publisherId={publisher?.id ?? post.sourceId} name={name} iconUrl={state?.iconUrl} />
        {Ready && <Ready.NotWhole post={post} />}
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
            {post.editedAt !== undefined &&
              ` · ${words.timeline.edited(shortTime(words.language, post.editedAt, Date.now()))}`}
            {removedSince(post, state?.refreshedAt) !== undefined && ` · ${words.timeline.removed}`}
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
          <AlsoBy copies={alsoBy} most={mostSigners} />
        </p>
      </div>
      <div class="post-main">
        <h3
          class={title ? 'post-title clamped' : 'post-title untitled'}
          id={headingId}
          lang={post.language}
          dir={textDirection(post.language, title)}
        >
          <a class="post-link" href={postPath(post.id)}>
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

function isPodcast(post: Post): boolean {
  return post.enclosures.some((enclosure) => enclosure.mimeType.startsWith('audio/'))
}

function firstWords(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s+\S*$/, '')}…`
}
