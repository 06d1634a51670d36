import type { Embed } from '../domain/post.ts'
import { defined } from '../parse/defined.ts'
import { attributesOf, type Visitor } from '../parse/html-scanner.ts'
import { collapse } from '../parse/plain-text.ts'

const videoPlayer =
  /(?:youtube(?:-nocookie)?\.com\/embed|youtu\.be|player\.vimeo\.com|dailymotion\.com\/embed|tiktok\.com\/embed|player\.twitch\.tv|facebook\.com\/plugins\/video|\/videos\/embed|archive\.org\/embed|streamable\.com)/i
const audioPlayer =
  /(?:soundcloud\.com\/player|open\.spotify\.com\/embed|bandcamp\.com\/EmbeddedPlayer|embed\.podcasts\.apple\.com|libsyn\.com\/embed|buzzsprout\.com|anchor\.fm|simplecast\.com|captivate\.fm)/i

/** Gathers the players and frames of a walk over HTML, in order, one of each address. */
export function embedReader(): {
  visitor: Pick<Visitor, 'openTag' | 'closeTag'>
  embeds: () => Embed[]
} {
  const embeds = new Map<string, Embed>()
  let player: Embed['kind'] | undefined
  const add = (kind: Embed['kind'], tag: string) => {
    const attributes = attributesOf(tag)
    const url = webUrl(attributes.get('src') ?? attributes.get('data-src'))
    if (url === undefined || embeds.has(url)) return
    embeds.set(url, { url, kind, ...defined({ title: collapse(attributes.get('title') ?? '') }) })
  }
  const visitor: Pick<Visitor, 'openTag' | 'closeTag'> = {
    openTag(name, tag, hasEnd) {
      if (name === 'video' || name === 'audio') {
        player = hasEnd() ? name : undefined
        add(name, tag)
      } else if (name === 'source' && player) add(player, tag)
      else if (name === 'iframe' || name === 'embed') add(kindOf(tag), tag)
    },
    closeTag(name) {
      if (name === player) player = undefined
    },
  }
  return { visitor, embeds: () => [...embeds.values()] }
}

function kindOf(tag: string): Embed['kind'] {
  if (videoPlayer.test(tag)) return 'video'
  return audioPlayer.test(tag) ? 'audio' : 'page'
}

function webUrl(written: string | undefined): string | undefined {
  const url = written?.trim().replace(/^\/\//, 'https://')
  return url !== undefined && /^https?:\/\/[^/]/i.test(url) ? url : undefined
}
