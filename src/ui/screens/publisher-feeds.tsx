import { useId } from 'preact/hooks'
import type { Source } from '../../core/domain/source.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { SourceHealth } from '../parts/source-health.tsx'
import { useProfileWords } from '../words/profile-words.ts'

/** So many are no long list. */
const mostShownAtOnce = 3

/** How its feeds are; many that are all well stay folded up. */
export function PublisherFeeds({ sources }: { sources: readonly Source[] }) {
  const text = useProfileWords()
  const { catalog } = useAppData()
  const id = useId()
  if (sources.length === 0) return null
  const states = sources.map((source) => ({ source, state: catalog.fetchStates.get(source.id) }))
  const trouble = states.filter(({ state }) => state?.problem || state?.heldCount !== undefined).length
  return (
    <section class="profile-part" aria-labelledby={id}>
      <h2 id={id}>{text.feeds}</h2>
      <details class="profile-details" open={trouble > 0 || sources.length <= mostShownAtOnce}>
        <summary>
          {trouble > 0 ? text.feedsTrouble(trouble, sources.length) : text.feedsWell(sources.length)}
        </summary>
        <ul class="profile-list">
          {states.map(({ source, state }) => (
            <li key={source.id} class="profile-feed">
              <p class="source-title">{source.title}</p>
              <SourceHealth id={`${id}-${source.id}`} source={source} state={state} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
