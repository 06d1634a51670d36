import { useId } from 'preact/hooks'
import { isFollowed } from '../../core/domain/follow.ts'
import { type Platform, platformFeeds } from '../../core/domain/publisher-profile.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { Icon } from '../parts/icon.tsx'
import { type ProfileWords, useProfileWords } from '../words/profile-words.ts'

/** Where else it publishes, and of each whether it can be followed here and why not. */
export function PublisherPlatforms({ platforms = [] }: { platforms?: readonly Platform[] | undefined }) {
  const text = useProfileWords()
  const { settings } = useAppData()
  const id = useId()
  if (platforms.length === 0) return null
  return (
    <section class="profile-part" aria-labelledby={id}>
      <h2 id={id}>{text.platforms}</h2>
      <ul class="profile-list">
        {platforms.map((platform) => (
          <li key={`${platform.platform} ${platform.handle} ${platform.url}`} class="platform">
            <PlatformName platform={platform} />
            <p class="profile-quiet">
              {standing(text, platform, (source) => isFollowed(settings.follow, source))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PlatformName({ platform: { platform, handle, url } }: { platform: Platform }) {
  const text = useProfileWords()
  const name = text.platformNames[platform]
  return (
    <p class="platform-name">
      <strong>{name}</strong>
      {handle && <bdi>{handle}</bdi>}
      {url && (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {text.openOn(name)}
          <Icon name="original" />
        </a>
      )}
    </p>
  )
}

function standing(
  text: ProfileWords,
  { platform, status, follow }: Platform,
  isOn: (sourceId: string) => boolean,
): string {
  if (status === 'planned') return text.planned
  if (follow !== undefined) return isOn(follow) ? text.followed : text.followable
  const name = text.platformNames[platform]
  switch (platformFeeds[platform]) {
    case 'given':
      return text.notYetFrom(name)
    case 'none':
      return text.noFeedFrom(name)
    case 'accountOnly':
      return text.accountFor(name)
  }
}
