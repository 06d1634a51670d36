import type { PostList } from './schema.ts'
import { read, type Writing, write } from './transaction.ts'

export type { PostList } from './schema.ts'

/** In the order in which they were made. */
export async function allLists(): Promise<PostList[]> {
  const lists = await read(['lists'], (transaction) => transaction.objectStore('lists').getAll())
  return lists.sort((a, b) => a.createdAt - b.createdAt)
}

/** A new list, with a first post where one is given. @throws {StorageError} */
export async function createList(name: string, now: number, postId?: string): Promise<PostList> {
  const posts = postId === undefined ? [] : [{ postId, addedAt: now }]
  const list = { id: crypto.randomUUID(), name, createdAt: now, posts }
  await putList(list)
  return list
}

/** Stores a list as it is: a new one, or one that was deleted a moment ago. @throws {StorageError} */
export async function putList(list: PostList): Promise<void> {
  await write(['lists'], 'strict', (transaction) => transaction.objectStore('lists').put(list))
}

/** @throws {StorageError} */
export async function renameList(id: string, name: string): Promise<void> {
  await changeList(id, (list) => ({ ...list, name }))
}

/** @throws {StorageError} */
export async function deleteList(id: string): Promise<void> {
  await write(['lists'], 'strict', (transaction) => transaction.objectStore('lists').delete(id))
}

/** Its other posts keep their places. @throws {StorageError} */
export async function putInList(id: string, postId: string, now: number): Promise<void> {
  await changeList(id, (list) =>
    list.posts.some((entry) => entry.postId === postId)
      ? list
      : { ...list, posts: [...list.posts, { postId, addedAt: now }] },
  )
}

/** @throws {StorageError} */
export async function takeFromList(id: string, postId: string): Promise<void> {
  await changeList(id, (list) => withoutPost(list, postId))
}

export function withoutPost(list: PostList, postId: string): PostList {
  return { ...list, posts: list.posts.filter((entry) => entry.postId !== postId) }
}

/** Of a list that another window has just deleted nothing is left to change. */
async function changeList(id: string, change: (list: PostList) => PostList): Promise<void> {
  await write(['lists'], 'strict', async (transaction: Writing<'lists'>) => {
    const lists = transaction.objectStore('lists')
    const list = await lists.get(id)
    if (list) await lists.put(change(list))
  })
}
