import { isFollowed } from '../../core/domain/follow.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { shortTime } from '../words/format.ts'
import { useSourcesWords } from '../words/sources-words.ts'
import { useWords } from '../words/words.ts'
import './list-age.css'

/** Of which moment the posts of a few sources are: the line above all lists speaks of all sources together. */
export function ListAge({ sourceIds }: { sourceIds: readonly string[] }) {
  const { language } = useWords()
  const text = useSourcesWords()
  const { catalog, settings } = useAppData()
  const isOff = !settings.fetchesAll && !sourceIds.some((id) => isFollowed(settings.follow, id))
  const now = Date.now()
  const states = sourceIds
    .filter((id) => !catalog.sources.get(id)?.retired)
    .map((id) => catalog.fetchStates.get(id))
  if (states.length === 0) return null
  const checked = states.map((state) => state?.refreshedAt)
  const changed = states.flatMap((state) => state?.changedAt ?? [])
  // As old as the oldest of them; one that never came is older than any.
  const isChecked = checked.every((time) => time !== undefined)
  const oldest = Math.min(...checked.flatMap((time) => time ?? []))
  const change = shortTime(language, Math.max(...changed), now)
  return (
    <p class="list-age">
      {isChecked ? text.checked(shortTime(language, oldest, now)) : text.neverChecked}
      {changed.length > 0 &&
        ` · ${states.length === 1 ? text.feedChanged(change) : text.feedsChanged(change)}`}
      {isOff && ` · ${text.isOff}`}
    </p>
  )
}

/** That some of the sources of a list can't be refreshed; nothing while all can. */
export function ListTrouble({ sourceIds }: { sourceIds: readonly string[] }) {
  const text = useSourcesWords()
  const { catalog } = useAppData()
  const failing = sourceIds.filter((id) => catalog.fetchStates.get(id)?.problem).length
  if (failing === 0) return null
  return (
    <p class="list-age">
      {text.listFailing(failing)} <a href="/sources">{text.listWhy}</a>
    </p>
  )
}
