import type { TimelinePlace } from './newest-rows.ts'

/** Where in which timeline the reader was when the app was left. */
export interface KeptPlace {
  /** What the timeline was made from. */
  inputs: string
  scrollY: number
  post: TimelinePlace
  /** Of the post, in CSS pixels from the edge of the screen. */
  top: number
}

/** Of the local storage, which is written at once: what a page that goes asks of the database may be taken back. */
const key = 'timelinePlace'

export function savePlace(place: KeptPlace | undefined): void {
  try {
    if (place) localStorage.setItem(key, JSON.stringify(place))
    else localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing starts at the top.
  }
}

/** None where nothing was kept, or nothing that can be understood. */
export function readPlace(): KeptPlace | undefined {
  try {
    const place: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isPlace(place) ? place : undefined
  } catch {
    return undefined
  }
}

function isPlace(value: unknown): value is KeptPlace {
  if (typeof value !== 'object' || value === null) return false
  const { inputs, scrollY, post, top } = value as Record<string, unknown>
  if (typeof inputs !== 'string' || !Number.isFinite(scrollY) || !Number.isFinite(top)) return false
  if (typeof post !== 'object' || post === null) return false
  const { sortAt, id } = post as Record<string, unknown>
  return Number.isFinite(sortAt) && typeof id === 'string'
}
