import { toPlaces, withPlace } from '../domain/reading-place.ts'
import { read, write } from './transaction.ts'

/** One row of the settings: few and small, and the reader's own, as those are. No view has to know of it. */
const key = 'readingPlaces'

/** Letters above the line the reader left a post at; none where they had hardly begun or were done. */
export async function readingPlaceOf(postId: string): Promise<number | undefined> {
  const row = await read(['settings'], (transaction) => transaction.objectStore('settings').get(key))
  return toPlaces(row?.value).find((place) => place.postId === postId)?.letters
}

/** Without `letters` the post has no place any longer. @throws {StorageError} */
export async function saveReadingPlace(postId: string, letters: number | undefined): Promise<void> {
  await write(
    ['settings'],
    'relaxed',
    async (transaction) => {
      const settings = transaction.objectStore('settings')
      const before = toPlaces((await settings.get(key))?.value)
      if (letters === undefined && before.every((place) => place.postId !== postId)) return
      const done = settings.put({ key, value: withPlace(before, postId, letters) })
      // The page may be gone before the answer comes, which would take this back.
      transaction.commit()
      await done
    },
    () => [],
  )
}
