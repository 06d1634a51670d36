import type { Page } from 'playwright-core'
import type { ActionPack, FetchState } from '../../src/core/storage/schema.ts'

/** All that a phone has stored, short enough to be compared: of each text a hash. */
export interface StoredState {
  /** Hash of the feed's item by post id. */
  posts: Record<string, string>
  /** Addresses of what a post's text shows, by post id. */
  shown: Record<string, string[]>
  /** Hash of the text by post id. */
  bodies: Record<string, string>
  /** Rows of the reader's own by `store/key`, as JSON. */
  own: Record<string, string>
  packs: ActionPack[]
  fetchStates: FetchState[]
  /** SHA-256 by address: as recorded, and of the bytes that are there. */
  pictureRecords: Record<string, string>
  pictureBytes: Record<string, string>
}

export function readState(page: Page): Promise<StoredState> {
  return page.evaluate(readAll)
}

/** Runs in the page, so it can refer to nothing of this file. */
async function readAll(): Promise<StoredState> {
  const hex = async (bytes: BufferSource) =>
    Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('')
  const short = (text: string) => {
    let hash = 2_166_136_261
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
    return `${text.length} ${hash}`
  }
  const database = await new Promise<IDBDatabase | undefined>((resolve, reject) => {
    const opening = indexedDB.open('dsa-feed')
    // Where there is none, none is to be made: all of it is lost.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () =>
      opening.error?.name === 'AbortError' ? resolve(undefined) : reject(opening.error)
    opening.onsuccess = () => resolve(opening.result)
  })
  const nothing: StoredState = {
    posts: {},
    shown: {},
    bodies: {},
    own: {},
    packs: [],
    fetchStates: [],
    pictureRecords: {},
    pictureBytes: {},
  }
  if (!database) return nothing
  // One transaction: the state of one moment.
  const transaction = database.transaction([...database.objectStoreNames])
  const all = (store: string) =>
    new Promise<Record<string, unknown>[]>((resolve, reject) => {
      const asking = transaction.objectStore(store).getAll()
      asking.onerror = () => reject(asking.error)
      asking.onsuccess = () => resolve(asking.result)
    })
  const ownStores = ['saved', 'notes', 'lists', 'ownNumbers', 'settings', 'readMarks', 'pages']
  const [posts, bodies, images, packs, fetchStates, ...own] = await Promise.all(
    ['posts', 'bodies', 'images', 'actionPacks', 'fetchStates', ...ownStores].map(all),
  )
  database.close()
  const keyOf = (row: Record<string, unknown>) => row.postId ?? row.id ?? row.key ?? row.url
  const state: StoredState = {
    ...nothing,
    posts: Object.fromEntries((posts ?? []).map(({ id, contentHash }) => [id, contentHash])),
    shown: Object.fromEntries((posts ?? []).map(({ id, bodyPictures }) => [id, bodyPictures ?? []])),
    bodies: Object.fromEntries((bodies ?? []).map(({ postId, html }) => [postId, short(String(html))])),
    own: Object.fromEntries(
      own.flatMap((rows, at) => rows.map((row) => [`${ownStores[at]}/${keyOf(row)}`, JSON.stringify(row)])),
    ),
    packs: packs as unknown as ActionPack[],
    fetchStates: fetchStates as unknown as FetchState[],
    pictureRecords: Object.fromEntries((images ?? []).map(({ address, hash }) => [address, hash])),
  }
  const cache = await caches.open('kept-pictures-v1')
  for (const request of await cache.keys()) {
    const address = new URL(request.url).searchParams.get('of') ?? ''
    const answer = await cache.match(request)
    state.pictureBytes[address] = answer
      ? await answer.arrayBuffer().then(hex, () => 'unreadable')
      : 'unreadable'
  }
  return state
}
