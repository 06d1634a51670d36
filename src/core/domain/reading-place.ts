/** How far the reader has come in a post: told by its letters, it is the same line at every size of text. */
export interface ReadingPlace {
  postId: string
  /** Letters of the text above the first line in sight. */
  letters: number
}

/** Of so many posts the place is kept; beyond, that of the post left longest ago goes. */
export const mostPlaces = 60

/** What of a post is in sight, in CSS pixels of the screen. */
export interface Sight {
  screen: number
  /** Edges of the text, from the upper edge of the screen. */
  top: number
  bottom: number
}

/** Before the second screen nothing is lost by beginning anew, and whoever saw the end has read it. */
export function isWorthKeeping({ screen, top, bottom }: Sight): boolean {
  return top < -screen / 2 && bottom > screen
}

/** The last one left stands first. Without `letters` the post has no place any longer. */
export function withPlace(
  places: readonly ReadingPlace[],
  postId: string,
  letters: number | undefined,
): ReadingPlace[] {
  const others = places.filter((place) => place.postId !== postId)
  return letters === undefined ? others : [{ postId, letters }, ...others].slice(0, mostPlaces)
}

/** What is stored may come from another version of the app. */
export function toPlaces(value: unknown): ReadingPlace[] {
  return Array.isArray(value) ? value.filter(isPlace) : []
}

function isPlace(value: unknown): value is ReadingPlace {
  if (typeof value !== 'object' || value === null) return false
  const { postId, letters } = value as Record<string, unknown>
  return typeof postId === 'string' && Number.isSafeInteger(letters) && Number(letters) > 0
}
