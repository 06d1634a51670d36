import { isFollowed } from '../domain/follow.ts'
import { type NotifyState, noNotifyState } from '../domain/notify.ts'
import type { Post } from '../domain/post.ts'
import { latestOf } from './posts.ts'
import { marksOf } from './read-marks.ts'
import { toSettings } from './settings.ts'
import { read, write } from './transaction.ts'

/** What is below them in the timeline is no news. */
const newestCount = 300

export interface NewestFollowed {
  /** Newest first. */
  posts: Post[]
  /** Ids of those that the reader has opened. */
  read: Set<string>
}

/** @throws {StorageError} */
export async function newestFollowed(): Promise<NewestFollowed> {
  return read(['posts', 'readMarks', 'settings', 'sources'], async (transaction) => {
    const [rows, ids] = await Promise.all([
      transaction.objectStore('settings').getAll(),
      transaction.objectStore('sources').getAllKeys(),
    ])
    const { follow } = toSettings(rows)
    const sourceIds = new Set(ids.filter((id) => isFollowed(follow, id)))
    const posts = await latestOf(transaction, { sourceIds, count: newestCount })
    return { posts, read: await marksOf(transaction, posts) }
  })
}

/** @throws {StorageError} */
export async function readNotifyState(): Promise<NotifyState> {
  const row = await read(['serverStates'], (transaction) =>
    transaction.objectStore('serverStates').get('notify'),
  )
  return row?.key === 'notify' ? row.state : noNotifyState
}

/** @throws {StorageError} */
export async function saveNotifyState(state: NotifyState): Promise<void> {
  await write(
    ['serverStates'],
    'relaxed',
    (transaction) => transaction.objectStore('serverStates').put({ key: 'notify', state }),
    () => [],
  )
}
