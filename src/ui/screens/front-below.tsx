import { putOwnCollections, removeOwnCollection } from '../../core/storage/collections.ts'
import type { FrontPage } from '../front-page.ts'
import { useGradual } from '../hooks/use-gradual.ts'
import { useHistoryPlace } from '../hooks/use-history-place.ts'
import { useUndo } from '../hooks/use-undo.ts'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { UndoBar } from '../parts/undo-bar.tsx'
import { useFrontWords } from '../words/front-words.ts'
import { FrontCollection, FrontPublisher } from './front-parts.tsx'

/** What stands below the top, drawn bit by bit: all at once would hold up a slow phone. */
export function FrontBelow({
  page,
  publisherCount,
  onMore,
}: {
  page: FrontPage
  publisherCount: number
  onMore: () => void
}) {
  const text = useFrontWords()
  const { parts, publishers, read, hasMorePublishers } = page
  const total = parts.length + publishers.length
  const shown = useGradual(total)
  const { done, problem, act } = useUndo()
  useHistoryPlace(publisherCount, shown >= total)
  const remove = (id: string, name: string) =>
    act(text.removed(name), () => removeOwnCollection(id), putOwnCollections)
  const shownPublishers = publishers.slice(0, Math.max(0, shown - parts.length))
  return (
    <>
      {problem && <StorageTrouble problem={problem} />}
      {parts.length > 0 && (
        <div class="front-parts">
          {parts.slice(0, shown).map((part) => (
            <FrontCollection
              key={part.id}
              part={part}
              read={read}
              onRemove={() => part.own && remove(part.own.id, part.own.name)}
            />
          ))}
        </div>
      )}
      {shownPublishers.length > 0 && (
        <section class="front-by-publisher" aria-labelledby="front-publishers">
          <h2 id="front-publishers" class="front-title">
            {text.byPublisher}
          </h2>
          <ul class="front-publishers">
            {shownPublishers.map((publisher) => (
              <FrontPublisher key={publisher.publisher.id} publisher={publisher} read={read} />
            ))}
          </ul>
          {hasMorePublishers && shown >= total && (
            <button type="button" class="button front-more" onClick={onMore}>
              {text.morePublishers}
            </button>
          )}
        </section>
      )}
      <UndoBar done={done} />
    </>
  )
}
