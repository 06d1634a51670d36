import { useEffect, useState } from 'preact/hooks'
import type { TimelineFilter } from '../../core/domain/timeline-filter.ts'
import { addOwnCollection, allCollections } from '../../core/storage/collections.ts'
import { afterFirstScreen } from '../hooks/after-first-screen.ts'
import { useStored } from '../hooks/use-stored.ts'
import { filterAddress, filterQuery } from '../timeline-filter.ts'
import { useFrontWords } from '../words/front-words.ts'
import { NameForm } from './name-form.tsx'

/** Keeps the place of what comes, so that no row moves. */
function Place() {
  return <p class="front-filter" />
}

/** Gives the filter in use a name and a place on the front page, or says that it has one. The list comes first. */
export function FrontFilter({ filter }: { filter: TimelineFilter }) {
  const [isTime, setTime] = useState(false)
  useEffect(() => afterFirstScreen(() => setTime(true)), [])
  return isTime ? <Offer filter={filter} /> : <Place />
}

function Offer({ filter }: { filter: TimelineFilter }) {
  const text = useFrontWords()
  const stored = useStored(allCollections, ['settings'], [])
  const [isOpen, setOpen] = useState(false)
  if (stored.kind !== 'ready') return <Place />
  const query = filterQuery(filter)
  const there = stored.value.own.find((own) => filterAddress(own.query) === filterAddress(query))
  if (there)
    return (
      <p class="front-filter" dir="auto">
        <a href="/front">{text.isThere(there.name)}</a>
      </p>
    )
  return (
    <details class="front-filter" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.put}</summary>
      {isOpen && (
        <NameForm
          label={text.name}
          name=""
          button={text.putButton}
          onName={(name) => addOwnCollection(name, query)}
        />
      )}
    </details>
  )
}
