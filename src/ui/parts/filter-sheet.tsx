import { useEffect, useId, useState } from 'preact/hooks'
import { normalizedTag, primaryLanguage, type TimelineFilter } from '../../core/domain/timeline-filter.ts'
import { latestPosts } from '../../core/storage/posts.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { timelineSources } from '../start.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { type FilterKey, filterQuery, readFilter } from '../timeline-filter.ts'
import { useWords } from '../words/words.ts'
import { filterChoices } from './filter-choices.ts'
import { Sheet } from './sheet.tsx'
import './filter-sheet.css'

/** Posts whose tags and languages are offered. */
const postsLookedAt = 150
const mostTags = 60

/** Every filter as a field of one form; the timeline changes when it is sent. */
export function FilterSheet({
  filter,
  onShow,
  onClose,
}: {
  filter: TimelineFilter
  onShow: (filter: TimelineFilter) => void
  onClose: () => void
}) {
  const words = useWords()
  const { catalog, settings } = useAppData()
  const [draft, setDraft] = useState<Partial<Record<FilterKey, string>>>(() => filterQuery(filter))
  const latest = useLatest()
  const tagsId = useId()
  const choices = filterChoices(catalog, timelineSources(settings, catalog), words, [
    ...latest.languages,
    ...(filter.language === undefined ? [] : [filter.language]),
  ])
  const checks = [
    ['unread', words.timeline.unread],
    ['saved', words.nav.saved],
    ['audio', words.filter.audio],
  ] as const
  const set = (key: FilterKey, value: string) => setDraft((before) => ({ ...before, [key]: value }))
  const show = (chosen: TimelineFilter) => {
    onShow(chosen)
    onClose()
  }
  return (
    <Sheet title={words.filter.title} onClose={onClose}>
      <form
        class="filter-form"
        onSubmit={(event) => {
          event.preventDefault()
          show(readFilter(draft, catalog))
        }}
      >
        {choices.map(({ key, label, options }) => (
          <label key={key} class="filter-field">
            <span>{label}</span>
            <select value={draft[key] ?? ''} onChange={(event) => set(key, event.currentTarget.value)}>
              <option value="">{words.filter.any}</option>
              {options.map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label class="filter-field">
          <span>{words.filter.tag}</span>
          <input
            type="text"
            list={tagsId}
            autocomplete="off"
            autocapitalize="none"
            value={draft.tag ?? ''}
            onInput={(event) => set('tag', event.currentTarget.value)}
          />
        </label>
        <datalist id={tagsId}>
          {latest.tags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        {checks.map(([key, name]) => (
          <label key={key} class="filter-check">
            <input
              type="checkbox"
              checked={draft[key] === '1'}
              onChange={(event) => set(key, event.currentTarget.checked ? '1' : '')}
            />
            <span>{name}</span>
          </label>
        ))}
        <p class="filter-actions">
          <button type="submit" class="button button-main">
            {words.filter.show}
          </button>
          <button type="button" class="button" onClick={() => show({})}>
            {words.filter.clear}
          </button>
        </p>
      </form>
    </Sheet>
  )
}

interface Latest {
  tags: string[]
  languages: string[]
}

/** What the latest posts are tagged with, the commonest first, and the languages they are in. */
function useLatest(): Latest {
  const { catalog, settings } = useAppData()
  const [latest, setLatest] = useState<Latest>({ tags: [], languages: [] })
  useEffect(() => {
    const read = async () => {
      const sourceIds = timelineSources(settings, catalog)
      const posts = await latestPosts({ sourceIds, count: postsLookedAt })
      const counts = new Map<string, number>()
      for (const tag of posts.flatMap((post) => [...new Set(post.tags.map(normalizedTag))]))
        if (tag !== '') counts.set(tag, (counts.get(tag) ?? 0) + 1)
      const tags = [...counts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag)
      const languages = new Set(posts.map(({ language }) => primaryLanguage(language)))
      setLatest({ tags: tags.slice(0, mostTags), languages: [...languages] })
    }
    // Without them any tag can still be typed.
    read().catch(storageProblemOf)
  }, [])
  return latest
}
