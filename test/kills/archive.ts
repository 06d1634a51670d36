import type { Page } from 'playwright-core'

/** Part of the ids of posts that are there to be pruned. */
export const archive = 'archive-'
/** The app keeps so many, and lets the oldest go. */
const most = 25_000
const excess = 600

/** Fills a phone with old posts of a source, by copies of one, until it has more than it keeps. */
export async function olderPosts(page: Page, sourceId: string): Promise<void> {
  await page.evaluate(fill, { sourceId, archive, wanted: most + excess })
}

/** Runs in the page, so it can refer to nothing of this file. */
async function fill({ sourceId, archive, wanted }: { sourceId: string; archive: string; wanted: number }) {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('dsa-feed')
    opening.onsuccess = () => resolve(opening.result)
  })
  const transaction = database.transaction(['posts', 'bodies', 'fetchStates'], 'readwrite')
  const given = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
  const posts = transaction.objectStore('posts')
  const states = transaction.objectStore('fetchStates')
  const [state, all, sample] = await Promise.all([
    given(states.get(sourceId)),
    given(posts.count()),
    given(posts.get(IDBKeyRange.bound(`${sourceId}/`, `${sourceId}/\uffff`))),
  ])
  const { labels: _, leadImage: __, pictures: ___, ...plain } = sample
  const body = {
    ...(await given(transaction.objectStore('bodies').get(sample.id))),
    html: '<p>Old.</p>',
    images: [],
  }
  // Those that went before are not to come again under their names, older than any.
  const first = (state.archived ?? 0) + 1
  const missing = wanted - all
  for (let at = first; at < first + missing; at++) {
    const id = `${sourceId}/${archive}${at}`
    posts.put({ ...plain, id, bodyPictures: [], sortAt: 1_000_000_000_000 + at })
    transaction.objectStore('bodies').put({ ...body, postId: id })
  }
  states.put({ ...state, postCount: state.postCount + missing, archived: first + missing - 1 })
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error)
  })
  database.close()
}
