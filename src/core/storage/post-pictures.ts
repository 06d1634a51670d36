import { picturesOf, withBodyPictures } from './body-pictures.ts'
import type { StoredPost } from './schema.ts'
import { read, write } from './transaction.ts'

/** What a post shows, and where it stands in time. */
export interface PostPictures {
  postId: string
  sourceId: string
  sortAt: number
  addresses: string[]
  hasText: boolean
}

/** Rows read at once: a timeline that asks meanwhile waits for no more than these. */
const rowsAtOnce = 200

/** Of every stored post. Ends early, with what it has, when the signal is aborted. */
export async function allPostPictures(signal: AbortSignal): Promise<PostPictures[]> {
  const texts = new Set(
    await read(['bodies'], (transaction) => transaction.objectStore('bodies').getAllKeys()),
  )
  const found: PostPictures[] = []
  for (let after: string | undefined; !signal.aborted; ) {
    const rows = await noted(await rowsAfter(after))
    for (const row of rows) {
      const { id, sourceId, sortAt } = row
      found.push({ postId: id, sourceId, sortAt, addresses: picturesOf(row), hasText: texts.has(id) })
    }
    if (rows.length < rowsAtOnce) break
    after = rows.at(-1)?.id
  }
  return found
}

function rowsAfter(id: string | undefined): Promise<StoredPost[]> {
  const range = id === undefined ? null : IDBKeyRange.lowerBound(id, true)
  return read(['posts'], (transaction) => transaction.objectStore('posts').getAll(range, rowsAtOnce))
}

/** Notes what their texts show of rows that an earlier version of the app stored. */
async function noted(rows: StoredPost[]): Promise<StoredPost[]> {
  const unknown = rows.filter(({ bodyPictures }) => bodyPictures === undefined).map(({ id }) => id)
  if (unknown.length === 0) return rows
  const known = await write(
    ['posts', 'bodies'],
    'relaxed',
    (transaction) => {
      const posts = transaction.objectStore('posts')
      const note = async (id: string) => {
        const [row, body] = await Promise.all([posts.get(id), transaction.objectStore('bodies').get(id)])
        if (!row || !body) return row
        const fresh = withBodyPictures(row, body)
        await posts.put(fresh)
        return fresh
      }
      return Promise.all(unknown.map(note))
    },
    () => [],
  )
  const byId = new Map(known.flatMap((row) => (row ? [[row.id, row]] : [])))
  return rows.map((row) => byId.get(row.id) ?? row)
}
