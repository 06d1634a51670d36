import { useId, useMemo, useState } from 'preact/hooks'
import { type Follow, followAll, followNone, isFollowed, withFollowed } from '../../core/domain/follow.ts'
import type { Source } from '../../core/domain/source.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useFollowChange } from '../hooks/use-follow-change.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { PublisherLogo } from '../parts/publisher-logo.tsx'
import { SourceHealth } from '../parts/source-health.tsx'
import { Switch } from '../parts/switch.tsx'
import { useSourcesWords } from '../words/sources-words.ts'
import { stateName } from '../words/state-names.ts'
import { useWords } from '../words/words.ts'
import { type Family, groupSources, type SourceSection } from './source-groups.ts'
import './sources.css'

/** Every publisher and source, with a switch each; switching takes effect at once, offline too. */
export function SourcesScreen() {
  const words = useWords()
  const text = useSourcesWords()
  usePageTitle(words.titles.sources)
  const { catalog, settings } = useAppData()
  const change = useFollowChange()
  const [query, setQuery] = useState('')
  const sections = useMemo(
    () => groupSources(catalog, query, (code) => stateName(words.language, code)),
    [catalog.sources, catalog.publishers, query, words.language],
  )
  const on = [...catalog.sources.keys()].filter((id) => isFollowed(settings.follow, id)).length
  if (catalog.sources.size === 0) return <EmptyState title={words.titles.sources} text={text.empty} />
  return (
    <div class="screen">
      <h1 class="screen-title">{words.titles.sources}</h1>
      <div class="sources-top">
        <label class="search">
          <Icon name="search" />
          <input
            type="search"
            placeholder={text.search}
            aria-label={text.search}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </label>
        <p class="sources-summary" aria-live="polite">
          {text.summary(on, catalog.sources.size)}
        </p>
        <p class="sources-all">
          <button type="button" class="button" aria-label={text.allLabel} onClick={() => change(followAll)}>
            {text.all}
          </button>
          <button type="button" class="button" aria-label={text.noneLabel} onClick={() => change(followNone)}>
            {text.none}
          </button>
        </p>
      </div>
      {on === 0 && <p class="sources-hint">{text.nothingOnYet}</p>}
      {sections.length === 0 && <p class="sources-hint">{text.nothingFound(query)}</p>}
      {sections.map((section) => (
        <Section
          key={`${section.kind} ${section.state}`}
          section={section}
          follow={settings.follow}
          onFollow={change}
        />
      ))}
    </div>
  )
}

interface Following {
  follow: Follow
  onFollow: (follow: Follow) => void
}

function Section({ section, follow, onFollow }: { section: SourceSection } & Following) {
  const words = useWords()
  const id = useId()
  const count = section.families.reduce((sum, family) => sum + family.sources.length, 0)
  const kind = words.kinds[section.kind]
  return (
    <section class="source-section" aria-labelledby={id}>
      <h2 id={id}>
        {section.state ? `${kind} · ${stateName(words.language, section.state)}` : kind}{' '}
        <span class="source-count">{count}</span>
      </h2>
      {section.families.map((family) => (
        <FamilyRows key={family.publisher.id} family={family} follow={follow} onFollow={onFollow} />
      ))}
    </section>
  )
}

function FamilyRows({ family, follow, onFollow }: { family: Family } & Following) {
  const text = useSourcesWords()
  const ids = family.sources.map((source) => source.id)
  const on = ids.filter((id) => isFollowed(follow, id)).length
  const rows = family.sources.map((source) => (
    <SourceRow key={source.id} source={source} follow={follow} onFollow={onFollow} />
  ))
  if (family.sources.length === 1) return <ul class="source-list">{rows}</ul>
  const label = text.withOutlets(family.publisher.name)
  return (
    <>
      <div class="family">
        <p>
          <a class="family-name" href={`/publisher/${family.publisher.id}`}>
            {label}
          </a>
          <span class="source-note">{text.onOf(on, ids.length)}</span>
        </p>
        <Switch label={label} isOn={on > 0} onChange={(isOn) => onFollow(withFollowed(follow, ids, isOn))} />
      </div>
      <ul class="source-list source-list-inner">{rows}</ul>
    </>
  )
}

function SourceRow({ source, follow, onFollow }: { source: Source } & Following) {
  const { catalog } = useAppData()
  const noteId = useId()
  const publisher = catalog.publishers.get(source.publisherId)
  const state = catalog.fetchStates.get(source.id)
  return (
    <li class="source-row">
      <PublisherLogo
        publisherId={source.publisherId}
        name={publisher?.name ?? source.title}
        iconUrl={state?.iconUrl}
      />
      <div class="source-text">
        <p class="source-title">
          {publisher ? <a href={`/publisher/${publisher.id}`}>{source.title}</a> : source.title}
        </p>
        <SourceHealth id={noteId} source={source} state={state} />
      </div>
      <Switch
        label={source.title}
        describedBy={noteId}
        isOn={isFollowed(follow, source.id)}
        onChange={(isOn) => onFollow(withFollowed(follow, [source.id], isOn))}
      />
    </li>
  )
}
