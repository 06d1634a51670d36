import { contentHash } from '../../proxy/store/encoded.ts'
import { type FeedIndex, feedBodyPath, imagePath, imageWidths, paths } from '../../proxy/wire.ts'
import type { Random } from '../support/random.ts'
import { type Asked, decoded } from './ask.ts'
import { pictureFault } from './checks.ts'
import type { MadFeed, MadPublisher } from './mad-publisher.ts'
import { faultOf } from './signed-text.ts'

export interface Question {
  what: string
  path: string
  /** Statuses beside 200 and 304. */
  others?: readonly number[]
  /** Asked without a tag, for what was held is forgotten. */
  isAnew?: boolean
  faultOf: (answer: Asked) => string | undefined | Promise<string | undefined>
}

/** 403: a redirect to where nobody may go. */
const upstreamTrouble = [403, 415, 429, 502, 503, 504]

/** `keep` is given every whole index that comes; without one nothing else can be asked. */
export function pickQuestion(
  { publisher, random }: { publisher: MadPublisher; random: Random },
  index: FeedIndex | undefined,
  keep: (index: FeedIndex) => void,
): Question {
  const kind = index === undefined ? 'index' : random.pick(kinds)
  if (kind === 'own feed') return askOwnFeed(random.pick(publisher.ownFeeds))
  if (kind === 'app') return { what: 'app', path: '/', faultOf: () => undefined }
  if (kind === 'body' && index !== undefined) {
    const [id, feed] = random.pick([...publisher.feeds])
    const { hash } = index.sources[id] ?? {}
    if (hash !== undefined) return askBody(id, hash, feed)
  }
  if (kind === 'picture') {
    const { url, color } = random.pick(publisher.pictures)
    const width = random.pick(imageWidths)
    const path = imagePath(url, width)
    const wrong = ({ bytes }: Asked) => pictureFault(bytes, width, color)
    return { what: 'picture', path, others: upstreamTrouble, faultOf: wrong }
  }
  return {
    what: 'index',
    path: paths.feedIndex,
    isAnew: index === undefined,
    faultOf: (answer) => takeIndex(answer, publisher, keep),
  }
}

const kinds = [...Array(5).fill('body'), ...Array(3).fill('index'), 'picture', 'picture', 'own feed', 'app']

function askBody(id: string, hash: string, feed: MadFeed): Question {
  return {
    what: 'body',
    path: feedBodyPath(id, hash),
    faultOf: (answer) => {
      const bytes = decoded(answer)
      if (contentHash(bytes) !== hash) return `another body than the index named for ${id}`
      return faultOf(bytes.toString(), feed.name, feed.newestVersion())
    },
  }
}

function askOwnFeed({ name, url, newestVersion }: MadFeed): Question {
  return {
    what: 'own feed',
    path: `${paths.feed}?url=${encodeURIComponent(url)}`,
    others: upstreamTrouble,
    faultOf: (answer) => faultOf(decoded(answer).toString(), name, newestVersion()),
  }
}

function takeIndex(
  answer: Asked,
  { feeds }: MadPublisher,
  keep: (index: FeedIndex) => void,
): string | undefined {
  const index = JSON.parse(decoded(answer).toString()) as FeedIndex
  if (Object.keys(index.sources).join() !== [...feeds.keys()].join()) return 'an index of other sources'
  keep(index)
  return undefined
}
