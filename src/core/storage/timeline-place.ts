import type { TimelinePlace } from './newest-rows.ts'
import type { StoredSetting } from './schema.ts'
import { write } from './transaction.ts'

/** Where in which timeline the reader was when the app was left. */
export interface KeptPlace {
  /** What the timeline was made from. */
  inputs: string
  scrollY: number
  post: TimelinePlace
  /** Of the post, in CSS pixels from the edge of the screen. */
  top: number
}

const key = 'timelinePlace'

/** Among the settings, because those are read at every start; no view has to know of it. */
export async function savePlace(place: KeptPlace | undefined): Promise<void> {
  await write(
    ['settings'],
    'relaxed',
    async (transaction) => {
      const settings = transaction.objectStore('settings')
      const done = place ? settings.put({ key, value: place }) : settings.delete(key)
      // The page may be gone before the answer comes, which would take this back.
      transaction.commit()
      await done
    },
    () => [],
  )
}

export function toPlace(rows: readonly StoredSetting[]): KeptPlace | undefined {
  const value = rows.find((row) => row.key === key)?.value
  return isPlace(value) ? value : undefined
}

function isPlace(value: unknown): value is KeptPlace {
  if (typeof value !== 'object' || value === null) return false
  const { inputs, scrollY, post, top } = value as Record<string, unknown>
  if (typeof inputs !== 'string' || !Number.isFinite(scrollY) || !Number.isFinite(top)) return false
  if (typeof post !== 'object' || post === null) return false
  const { sortAt, id } = post as Record<string, unknown>
  return Number.isFinite(sortAt) && typeof id === 'string'
}
