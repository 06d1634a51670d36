import type { CatalogFile } from '../catalog/catalog-file.ts'
import { type Encoded, encode } from '../store/encoded.ts'
import type { StoredBody } from '../store/source-state.ts'
import type { SourceStates } from '../store/source-states.ts'
import { feedStatement, type SignedFeed, type SignedFeeds } from '../wire.ts'
import type { Signer } from './signer.ts'
import type { Signing } from './signing.ts'

export type GetSignedFeeds = () => Promise<Encoded>

/**
 * What this server vouches for: that it published these bytes as the feed of this source. It reads no feed, so it
 * vouches for no post; a phone that has the bytes finds the posts in them itself. The list is the same for every phone,
 * so nobody learns by it which posts a reader hands on.
 */
export function createSignedFeeds(
  signing: Signing,
  catalogFile: CatalogFile,
  states: SourceStates,
): GetSignedFeeds {
  const signed = new Map<string, { body: StoredBody; feed: SignedFeed }>()
  let version: string | undefined
  let answer: Promise<Encoded> | undefined
  return async () => {
    const signer = await signing.signer()
    const { catalog, encoded } = catalogFile.current()
    const wanted = `${encoded.hash} ${states.version()}`
    if (answer !== undefined && version === wanted) return answer
    version = wanted
    const ids = catalog.sources.map(({ id }) => id)
    answer = encode(Buffer.from(JSON.stringify(signAll(signer, ids, states, signed))))
    return answer
  }
}

function signAll(
  { publicKey, sign }: Signer,
  ids: readonly string[],
  states: SourceStates,
  signed: Map<string, { body: StoredBody; feed: SignedFeed }>,
): SignedFeeds {
  const sources: Record<string, SignedFeed> = {}
  for (const id of ids) {
    const body = states.get(id)?.body
    if (body === undefined) continue
    const known = signed.get(id)
    const { hash, changedAt, finalUrl: url, contentType } = body
    const facts = {
      hash,
      changed: Math.floor(changedAt / 1000),
      url,
      ...(contentType !== undefined && { type: contentType }),
    }
    const feed = known?.body === body ? known.feed : { ...facts, signature: sign(feedStatement(id, facts)) }
    signed.set(id, { body, feed })
    sources[id] = feed
  }
  return { version: 1, key: publicKey, sources }
}
