import type { PostBody } from '../domain/post.ts'
import { read } from './transaction.ts'

export async function bodyOf(postId: string): Promise<PostBody | undefined> {
  return read(['bodies'], (transaction) => transaction.objectStore('bodies').get(postId))
}
