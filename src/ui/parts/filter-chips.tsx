import { useLocation } from 'preact-iso/router'
import type { TimelineFilter } from '../../core/domain/timeline-filter.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { type FilterKey, filterAddress, filterKeys, filterQuery } from '../timeline-filter.ts'
import { languageName } from '../words/format.ts'
import { stateName } from '../words/state-names.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** The filters in use; each goes when it is pressed. */
export function FilterChips({ filter, onRemove }: { filter: TimelineFilter; onRemove: () => void }) {
  const words = useWords()
  const { route } = useLocation()
  const chipText = useChipText(filter)
  const query = filterQuery(filter)
  const remove = (key: FilterKey) => {
    onRemove()
    // Of what is asked for by now: chips change with their list, a moment after the address.
    const asked = Object.fromEntries(new URLSearchParams(location.search))
    route(filterAddress({ ...asked, [key]: undefined }))
  }
  return (
    <ul class="filter-chips" aria-label={words.filter.inUse}>
      {filterKeys
        .filter((key) => query[key] !== undefined)
        .map((key) => (
          <li key={key}>
            <button
              type="button"
              class="button filter-chip"
              aria-label={words.filter.remove(chipText(key))}
              onClick={() => remove(key)}
            >
              {chipText(key)}
              <Icon name="stop" />
            </button>
          </li>
        ))}
    </ul>
  )
}

function useChipText(filter: TimelineFilter): (key: FilterKey) => string {
  const words = useWords()
  const { publishers } = useAppData().catalog
  const { publisher = '', state = '', kind, language = '', tag } = filter
  return (key) => {
    switch (key) {
      case 'publisher':
        return publishers.get(publisher)?.name ?? publisher
      case 'state':
        return stateName(words.language, state)
      case 'kind':
        return kind ? words.kinds[kind] : ''
      case 'lang':
        return languageName(words.language, language)
      case 'tag':
        return `#${tag}`
      case 'unread':
        return words.timeline.unread
      case 'saved':
        return words.nav.saved
      case 'audio':
        return words.filter.audio
    }
  }
}
