import type { FrontPage, FrontPart } from '../front-page.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { FrontStory } from '../parts/front-story.tsx'
import { PublisherLogo } from '../parts/publisher-logo.tsx'
import { ToldText } from '../parts/told-text.tsx'
import { useFrontWords } from '../words/front-words.ts'
import { useWords } from '../words/words.ts'

/** A collection: its newest stories, and the way to all of it. */
export function FrontCollection({
  part,
  read,
  onRemove,
}: {
  part: FrontPart
  read: Set<string>
  onRemove: () => void
}) {
  const text = useFrontWords()
  const { language } = useWords()
  const { title, href, posts, own } = part
  const name = title[language] ?? title.en
  return (
    <section class="front-part" aria-label={name}>
      <h2 class="front-title" dir={own && 'auto'}>
        {own ? name : <ToldText told={title} />}
      </h2>
      {posts.map((post, at) => (
        <FrontStory
          key={post.id}
          statement={{ post, alsoBy: [] }}
          size={at === 0 ? 'first' : 'line'}
          level={3}
          isRead={read.has(post.id)}
        />
      ))}
      {posts.length === 0 && <p class="front-quiet">{text.emptyOwn}</p>}
      <p class="front-actions">
        {posts.length > 0 && (
          <a class="button" href={href} aria-label={text.allOf(name)}>
            {text.all}
          </a>
        )}
        {own && (
          <button type="button" class="button" aria-label={text.removeOf(name)} onClick={onRemove}>
            {text.remove}
          </button>
        )}
      </p>
    </section>
  )
}

/** What one publisher put out last, under its name. */
export function FrontPublisher({
  publisher: { publisher, posts },
  read,
}: {
  publisher: FrontPage['publishers'][number]
  read: Set<string>
}) {
  const { catalog } = useAppData()
  const iconUrl = catalog.fetchStates.get(posts[0]?.sourceId ?? '')?.iconUrl
  return (
    <li class="front-publisher">
      <h3 class="front-publisher-name">
        <PublisherLogo publisherId={publisher.id} name={publisher.name} iconUrl={iconUrl} />
        <a href={`/publisher/${publisher.id}`}>{publisher.name}</a>
      </h3>
      {posts.map((post) => (
        <FrontStory
          key={post.id}
          statement={{ post, alsoBy: [] }}
          size="line"
          level={4}
          isRead={read.has(post.id)}
          hidesPublisher
        />
      ))}
    </li>
  )
}
