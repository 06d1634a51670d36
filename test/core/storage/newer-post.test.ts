import { beforeEach, expect, test } from 'vitest'
import { newerPost } from '../../../src/core/storage/newer-post.ts'
import { write } from '../../../src/core/storage/transaction.ts'
import { makePost } from '../../support/make-post.ts'
import { freshDatabase } from './fresh-database.ts'

const hour = 3_600_000
const sketch = 'abcdefghijklmnopqrstuvwx'
const posts = [
  makePost({ id: 'a/1', sourceId: 'a', sortAt: 1 * hour, sketch }),
  makePost({ id: 'b/1', sourceId: 'b', sortAt: 2 * hour, sketch }),
  makePost({ id: 'c/1', sourceId: 'c', sortAt: 3 * hour }),
  makePost({ id: 'd/1', sourceId: 'd', sortAt: 3 * hour }),
]

beforeEach(async () => {
  await freshDatabase()
  await write(['posts'], 'relaxed', async (transaction) => {
    for (const post of posts) await transaction.objectStore('posts').put(post)
  })
})

test.each([
  ['the next one up, past a copy of the same statement', 0, 'all', 'c/1'],
  ['one of the same hour', 2, 'all', 'd/1'],
  ['one of the sources that are followed', 0, new Set(['d']), 'd/1'],
  ['none above the newest', 3, 'all', undefined],
  ['none where no other is followed', 0, new Set(['a']), undefined],
] as const)('%s', async (_, at, sources, id) => {
  const post = posts[at]
  if (!post) throw new Error('No such post.')
  expect((await newerPost(post, sources))?.id).toBe(id)
})
