import type { CatalogFile } from '../catalog/catalog-file.ts'
import { type Encoded, encode } from '../store/encoded.ts'
import type { StoredBody } from '../store/source-state.ts'
import type { SourceStates } from '../store/source-states.ts'
import { feedStatement, type SignedFeed, type SignedFeeds } from '../wire.ts'
import { createSigner, type Signer } from './signer.ts'

/**
 * What this server vouches for: that it published these bytes as the feed of this source. It reads no feed, so it
 * vouches for no post; a phone that has the bytes finds the posts in them itself. The list is the same for every phone,
 * so nobody learns by it which posts a reader hands on.
 */
export interface SignedFeedsAnswers {
  feeds: () => Promise<Encoded>
  /** The public key alone, which a phone keeps to check files with when it has no network. */
  key: () => Promise<Encoded>
}

export function createSignedFeeds(
  seed: () => Promise<Uint8Array>,
  catalogFile: CatalogFile,
  states: SourceStates,
): SignedFeedsAnswers {
  const signed = new Map<string, { body: StoredBody; feed: SignedFeed }>()
  let signer: Signer | undefined
  let version: string | undefined
  let answer: Promise<Encoded> | undefined
  let keyAnswer: Promise<Encoded> | undefined
  // A shared store may be away at the start.
  const getSigner = async () => {
    signer ??= createSigner(await seed())
    return signer
  }
  const key = async () => {
    const { publicKey } = await getSigner()
    keyAnswer ??= encode(Buffer.from(JSON.stringify({ key: publicKey })))
    return keyAnswer
  }
  const feeds = async () => {
    const signer = await getSigner()
    const { catalog, encoded } = catalogFile.current()
    const wanted = `${encoded.hash} ${states.version()}`
    if (answer !== undefined && version === wanted) return answer
    version = wanted
    const ids = catalog.sources.map(({ id }) => id)
    answer = encode(Buffer.from(JSON.stringify(signAll(signer, ids, states, signed))))
    return answer
  }
  return { feeds, key }
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
