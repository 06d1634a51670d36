import type { TimelineFilter } from '../../core/domain/timeline-filter.ts'
import { addOwnCollection, allCollections } from '../../core/storage/collections.ts'
import { useStored } from '../hooks/use-stored.ts'
import { filterAddress, filterQuery } from '../timeline-filter.ts'
import { useFrontWords } from '../words/front-words.ts'
import { NameForm } from './name-form.tsx'

/** Gives the filter in use a name and a place on the front page, or says that it has one. */
export function FrontFilter({ filter }: { filter: TimelineFilter }) {
  const text = useFrontWords()
  const stored = useStored(allCollections, ['settings'], [])
  // Keeps its place, so that no row moves when it comes.
  if (stored.kind !== 'ready') return <p class="front-filter" />
  const query = filterQuery(filter)
  const there = stored.value.own.find((own) => filterAddress(own.query) === filterAddress(query))
  if (there)
    return (
      <p class="front-filter" dir="auto">
        <a href="/front">{text.isThere(there.name)}</a>
      </p>
    )
  return (
    <details class="front-filter">
      <summary>{text.put}</summary>
      <NameForm
        label={text.name}
        name=""
        button={text.putButton}
        onName={(name) => addOwnCollection(name, query)}
      />
    </details>
  )
}
