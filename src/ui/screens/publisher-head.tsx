import { useId } from 'preact/hooks'
import { isFollowed, withFollowed } from '../../core/domain/follow.ts'
import type { Publisher } from '../../core/domain/publisher.ts'
import { outletsOf } from '../../core/domain/publisher-family.ts'
import type { Source } from '../../core/domain/source.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useFollowChange } from '../hooks/use-follow-change.ts'
import { Icon } from '../parts/icon.tsx'
import { JoinLink } from '../parts/join-link.tsx'
import { PublisherLogo } from '../parts/publisher-logo.tsx'
import { Switch } from '../parts/switch.tsx'
import { dayName, languageName } from '../words/format.ts'
import { useProfileWords } from '../words/profile-words.ts'
import { useSourcesWords } from '../words/sources-words.ts'
import { stateName } from '../words/state-names.ts'
import { useWords } from '../words/words.ts'

/** Who it is, whom it belongs to, and the ways to it. */
export function PublisherHead({ publisher, hasFeeds }: { publisher: Publisher; hasFeeds: boolean }) {
  const { language } = useWords()
  const text = useProfileWords()
  const { renamed } = useSourcesWords()
  const { catalog } = useAppData()
  const { id, name, kind, place, state, languages = [], site, join, former } = publisher
  const parent = publisher.parent === undefined ? undefined : catalog.publishers.get(publisher.parent)
  const where = [place, state && stateName(language, state)].filter(Boolean).join(', ')
  const facts = [text.kinds[kind], where, ...languages.map((tag) => languageName(language, tag))]
  const joinsDsa = kind === 'chapter' || kind === 'national'
  return (
    <header class="profile-head">
      <PublisherLogo publisherId={id} name={name} iconUrl={iconOf(publisher, catalog)} />
      <div>
        <h1 class="profile-name">{name}</h1>
        <p class="profile-quiet">{facts.filter(Boolean).join(' · ')}</p>
        {former && (
          <p class="profile-quiet">{renamed(former.title, dayName(language, former.until, Date.now()))}</p>
        )}
        {parent && (
          <p class="profile-parent">
            {text.partOf} <a href={`/publisher/${parent.id}`}>{parent.name}</a>
          </p>
        )}
      </div>
      <p class="profile-ways">
        {hasFeeds && (
          <a class="button" href="#posts">
            <Icon name="timeline" />
            {text.toPosts}
          </a>
        )}
        {site && (
          <a class="button" href={site} target="_blank" rel="noopener noreferrer">
            <Icon name="original" />
            {new URL(site).hostname.replace(/^www\./, '')}
          </a>
        )}
        {(join || joinsDsa) && <JoinLink href={join} text={join ? text.join : text.joinDsa} />}
      </p>
    </header>
  )
}

/** One switch for it and all its outlets. */
export function PublisherSwitch({
  publisher,
  sources,
}: {
  publisher: Publisher
  sources: readonly Source[]
}) {
  const text = useProfileWords()
  const { onOf } = useSourcesWords()
  const { catalog, settings } = useAppData()
  const change = useFollowChange()
  const noteId = useId()
  if (sources.length === 0) return <p class="profile-nothing">{text.noFeed}</p>
  const ids = sources.map(({ id }) => id)
  const on = ids.filter((id) => isFollowed(settings.follow, id)).length
  const hasOutlets = outletsOf(publisher.id, catalog.publishers).length > 0
  const label = hasOutlets ? text.followFamily(publisher.name) : text.follow(publisher.name)
  return (
    <div class="profile-follow">
      <p>
        <strong>{label}</strong>
        {ids.length > 1 && (
          <span id={noteId} class="profile-quiet">
            {onOf(on, ids.length)}. <a href="/sources">{text.oneByOne}</a>
          </span>
        )}
      </p>
      <Switch
        label={label}
        {...(ids.length > 1 && { describedBy: noteId })}
        isOn={on > 0}
        onChange={(isOn) => change(withFollowed(settings.follow, ids, isOn))}
      />
    </div>
  )
}

/** Of a source of its own, not of an outlet's. */
function iconOf({ id }: Publisher, { sources, fetchStates }: ReturnType<typeof useAppData>['catalog']) {
  for (const source of sources.values()) {
    const iconUrl = source.publisherId === id ? fetchStates.get(source.id)?.iconUrl : undefined
    if (iconUrl) return iconUrl
  }
  return undefined
}
