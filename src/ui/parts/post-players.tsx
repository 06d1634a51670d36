import type { Embed, Enclosure, Post } from '../../core/domain/post.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import { playingTime } from './playing-time.ts'

/** Files and players of others in a social post, as links that say where they lead and that they need a network. */
export function PostPlayers({ post }: { post: Post }) {
  return (
    <>
      {[...post.enclosures, ...(post.embeds ?? [])].map((player) => (
        <PlayerLink key={player.url} player={player} />
      ))}
    </>
  )
}

function PlayerLink({ player }: { player: Enclosure | Embed }) {
  const words = useWords()
  if (!URL.canParse(player.url)) return null
  const { hostname, protocol } = new URL(player.url)
  if (!/^https?:$/.test(protocol)) return null
  const kind = 'kind' in player ? player.kind : player.mimeType.split('/')[0]
  const seconds = 'durationSeconds' in player ? player.durationSeconds : undefined
  return (
    <a class="post-player" href={player.url} target="_blank" rel="noopener noreferrer">
      <Icon name={kind === 'audio' || kind === 'video' ? kind : 'original'} />
      <span>
        {seconds !== undefined && `${playingTime(seconds)} · `}
        {words.post.embed(hostname.replace(/^www\./, ''))}
      </span>
    </a>
  )
}
