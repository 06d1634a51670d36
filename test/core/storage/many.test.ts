import { beforeEach, expect, test } from 'vitest'
import { rowsWith, storedKeys } from '../../../src/core/storage/many.ts'
import { read, write } from '../../../src/core/storage/transaction.ts'
import { freshDatabase } from './fresh-database.ts'
import { makePosts, store } from './make-stored.ts'

beforeEach(async () => {
  await freshDatabase()
  await store('a', makePosts('a', 3))
})

test('rows come in the order of their keys, with nothing for one that is not stored', async () => {
  const rows = await read(['posts'], (transaction) =>
    rowsWith(transaction.objectStore('posts'), ['a/2', 'a/9', 'a/0']),
  )
  expect(rows.map((row) => row?.id)).toEqual(['a/2', undefined, 'a/0'])
})

test('the stored ones among keys are told, and none where none are asked for', async () => {
  const found = await read(['posts'], async (transaction) => {
    const posts = transaction.objectStore('posts')
    return [await storedKeys(posts, []), await storedKeys(posts, ['a/1', 'b/1', 'a/2'])]
  })
  expect(found).toEqual([new Set(), new Set(['a/1', 'a/2'])])
})

test('where the transaction ends under them, it fails instead of waiting for ever', async () => {
  const reading = write(['posts'], 'relaxed', (transaction) => {
    const rows = rowsWith(transaction.objectStore('posts'), ['a/0', 'a/1'])
    transaction.abort()
    return rows
  })
  await expect(reading).rejects.toThrow()
})
