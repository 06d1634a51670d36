import type { Post } from '../domain/post.ts'
import { withoutPost } from './lists.ts'
import { rowsWith, storedKeys } from './many.ts'
import type { Note, PostList, SavedPost } from './schema.ts'
import { type Reading, read, type Writing, write } from './transaction.ts'

/** A post the reader keeps for good: saved, in a list or with a note. */
export interface KeptPost {
  postId: string
  /** Epoch ms: when it was saved, else when it was first put into a list or written about. */
  keptAt: number
  /** Absent when it is not on this phone. */
  post: Post | undefined
  isRead: boolean
  note: string
}

export interface KeptPosts {
  /** Newest kept first. */
  posts: KeptPost[]
  /** In the order in which they were made. */
  lists: PostList[]
}

/** All that the reader has put on a post. */
export interface Keeping {
  saved: SavedPost | undefined
  note: Note | undefined
  lists: { id: string; addedAt: number }[]
}

const stores = ['saved', 'lists', 'notes'] as const
type Own = (typeof stores)[number]

export async function keptPosts(): Promise<KeptPosts> {
  return read([...stores, 'posts', 'readMarks'], async (transaction) => {
    const { saved, lists, notes } = await ownRows(transaction)
    const times = keptTimes(saved, lists, notes)
    const ids = [...times.keys()]
    const [found, marks] = await Promise.all([
      rowsWith(transaction.objectStore('posts'), ids),
      storedKeys(transaction.objectStore('readMarks'), ids),
    ])
    const texts = new Map(notes.map(({ postId, text }) => [postId, text]))
    const posts = ids.map((postId, at) => ({
      postId,
      keptAt: times.get(postId) ?? 0,
      post: found[at],
      isRead: marks.has(postId),
      note: texts.get(postId) ?? '',
    }))
    return {
      posts: posts.sort((a, b) => b.keptAt - a.keptAt),
      lists: lists.sort((a, b) => a.createdAt - b.createdAt),
    }
  })
}

/** Takes everything off a post, and gives it back for `keepAgain`. @throws {StorageError} */
export async function stopKeeping(postId: string): Promise<Keeping> {
  return write([...stores], 'strict', async (transaction) => {
    const [saved, note, lists] = await Promise.all([
      transaction.objectStore('saved').get(postId),
      transaction.objectStore('notes').get(postId),
      transaction.objectStore('lists').getAll(),
    ])
    const entries = lists.flatMap((list) => {
      const entry = list.posts.find((listed) => listed.postId === postId)
      return entry ? [{ list, addedAt: entry.addedAt }] : []
    })
    await Promise.all([
      transaction.objectStore('saved').delete(postId),
      transaction.objectStore('notes').delete(postId),
      ...entries.map(({ list }) => transaction.objectStore('lists').put(withoutPost(list, postId))),
    ])
    return { saved, note, lists: entries.map(({ list, addedAt }) => ({ id: list.id, addedAt })) }
  })
}

/** Undoes `stopKeeping`. @throws {StorageError} */
export async function keepAgain(postId: string, { saved, note, lists }: Keeping): Promise<void> {
  await write([...stores], 'strict', async (transaction) => {
    if (saved) await transaction.objectStore('saved').put(saved)
    if (note) await transaction.objectStore('notes').put(note)
    for (const { id, addedAt } of lists) await listAgain(transaction, id, { postId, addedAt })
  })
}

async function listAgain(transaction: Writing<Own>, id: string, entry: PostList['posts'][number]) {
  const store = transaction.objectStore('lists')
  const list = await store.get(id)
  if (list) await store.put({ ...list, posts: [...withoutPost(list, entry.postId).posts, entry] })
}

async function ownRows(transaction: Reading<Own>) {
  const [saved, lists, notes] = await Promise.all([
    transaction.objectStore('saved').getAll(),
    transaction.objectStore('lists').getAll(),
    transaction.objectStore('notes').getAll(),
  ])
  return { saved, lists, notes }
}

function keptTimes(saved: SavedPost[], lists: PostList[], notes: Note[]): Map<string, number> {
  const times = new Map(saved.map(({ postId, savedAt }) => [postId, savedAt]))
  const others = new Map<string, number>()
  const note = (postId: string, at: number) => {
    if (!times.has(postId)) others.set(postId, Math.min(at, others.get(postId) ?? at))
  }
  for (const { postId, writtenAt } of notes) note(postId, writtenAt)
  for (const { posts } of lists) for (const { postId, addedAt } of posts) note(postId, addedAt)
  return new Map([...times, ...others])
}
