import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { TimelineFilter } from '../../core/domain/timeline-filter.ts'
import { filterAddress, filterQuery } from '../timeline-filter.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import './filter-bar.css'

type Filters = typeof import('./filters.ts')

/** What has come: the first chips are drawn with their list, not a frame after it. */
let loaded: Filters | undefined

export async function loadFilters(): Promise<Filters> {
  loaded = await import('./filters.ts')
  return loaded
}

/** Opens the filters, and shows those in use as chips. All but the button is loaded when it is needed. */
export function FilterBar({ filter }: { filter: TimelineFilter }) {
  const words = useWords()
  const { route } = useLocation()
  const [drawn, setDrawn] = useState<Filters>()
  const filters = drawn ?? loaded
  const [isOpen, setOpen] = useState(false)
  const isFiltered = Object.keys(filter).length > 0
  const isNeeded = isFiltered || isOpen
  useEffect(() => {
    // A lost network can keep them away before the app is stored; the button asks again.
    if (isNeeded && !filters) loadFilters().then(setDrawn, () => setOpen(false))
  }, [isNeeded])
  const button = useRef<HTMLButtonElement>(null)
  const isChipLeaving = useRef(false)
  useLayoutEffect(() => {
    // It went from under the keyboard. Not before: what changes its focus is a frame of its own, which the list awaits.
    if (isChipLeaving.current) button.current?.focus({ preventScroll: true })
    isChipLeaving.current = false
  }, [filter])
  return (
    <div class="filter-bar">
      <button
        ref={button}
        type="button"
        class="button filter-button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="filter" />
        {words.filter.button}
      </button>
      {filters && isFiltered && (
        <filters.FilterChips filter={filter} onRemove={() => (isChipLeaving.current = true)} />
      )}
      {filters && isFiltered && <filters.FrontFilter filter={filter} />}
      {filters && isOpen && (
        <filters.FilterSheet
          filter={filter}
          onShow={(chosen) => route(filterAddress(filterQuery(chosen)))}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}
