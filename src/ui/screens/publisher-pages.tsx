import { useId } from 'preact/hooks'
import type { Publisher } from '../../core/domain/publisher.ts'
import { useKeptPages } from '../hooks/use-kept-pages.ts'
import { PageForm } from '../parts/page-form.tsx'
import { PageList } from '../parts/page-list.tsx'
import { usePagesWords } from '../words/pages-words.ts'

/** Pages of its site that are kept or could be, and a place to keep another. */
export function PublisherPages({ publisher }: { publisher: Publisher }) {
  const text = usePagesWords()
  const id = useId()
  const { rows } = useKeptPages()
  const own = rows.filter(({ publisherId }) => publisherId === publisher.id)
  if (own.length === 0 && !publisher.site) return null
  return (
    <section class="profile-part" aria-labelledby={id}>
      <h2 id={id}>
        <a class="profile-pages" href="/pages">
          {text.title}
        </a>
      </h2>
      <PageList rows={own} heading="h3" showsPublisher={false} onRemove={() => undefined} />
      {publisher.site && (
        <details class="profile-details">
          <summary>{own.length > 0 ? text.more : text.keepFrom}</summary>
          <PageForm />
        </details>
      )}
    </section>
  )
}
