import type { Post } from '../../core/domain/post.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { nameOf, publisherOf } from '../publisher-name.ts'
import { type Language, languageName } from '../words/format.ts'
import { fullDate } from '../words/full-date.ts'
import { usePostWords } from '../words/post-words.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import { PublisherLogo } from './publisher-logo.tsx'

/** Slow enough for a screen in the street. */
const wordsPerMinute = 220
/** Of a shorter post one sees that it is short. */
const leastTimedWords = 220

/** What a post says of itself: who, when, its title and who wrote it, as far as its feed tells. */
export function PostHead({ post }: { post: Post }) {
  const words = useWords()
  const { translatedBy } = usePostWords()
  const { catalog } = useAppData()
  const editedAt = post.editedAt ?? statedEdit(post)
  const publisher = publisherOf(post.sourceId, catalog)
  const name = nameOf(post.sourceId, catalog) ?? words.post.unknownSource
  return (
    <header class="post-head">
      <div class="post-from">
        <PublisherLogo
          publisherId={publisher?.id ?? post.sourceId}
          name={name}
          iconUrl={catalog.fetchStates.get(post.sourceId)?.iconUrl}
        />
        <p>
          <strong>{publisher ? <a href={`/publisher/${publisher.id}`}>{name}</a> : name}</strong>
          <br />
          <span class="post-facts">
            {languageName(words.language, post.language)} ·{' '}
            {post.publishedAt === undefined ? (
              words.timeline.noDate
            ) : (
              <time dateTime={new Date(post.publishedAt).toISOString()}>
                {fullDate(words.language, post.publishedAt)}
              </time>
            )}
            {post.wordCount !== undefined && post.wordCount >= leastTimedWords && (
              <span class="minutes"> · {words.post.minutes(Math.ceil(post.wordCount / wordsPerMinute))}</span>
            )}
          </span>
        </p>
      </div>
      <h1
        id="post-title"
        class={post.title ? 'post-headline' : 'visually-hidden'}
        lang={post.language}
        dir={textDirection(post.language, post.title ?? post.excerpt)}
      >
        {post.title ?? `${name}: ${post.excerpt.slice(0, 60)}`}
      </h1>
      {post.authors.length > 0 && (
        <p class="post-authors">{words.post.by(listed(post.authors, words.language))}</p>
      )}
      {post.translators?.[0] && (
        <p class="post-authors">{translatedBy(listed(post.translators, words.language))}</p>
      )}
      {editedAt !== undefined && (
        <p class="post-facts">{words.post.edited(fullDate(words.language, editedAt))}</p>
      )}
    </header>
  )
}

function listed(names: readonly string[], language: Language): string {
  if (names.length < 2) return names[0] ?? ''
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}

/** Sites touch a post within the hour of publishing it; that is not an edit worth telling. */
function statedEdit({ publishedAt, modifiedAt }: Post): number | undefined {
  const hourMs = 3_600_000
  if (modifiedAt === undefined || publishedAt === undefined) return undefined
  return modifiedAt - publishedAt > hourMs ? modifiedAt : undefined
}
