import { expect, test } from 'vitest'
import type { Post } from '../../src/core/domain/post.ts'
import type { TimelinePage } from '../../src/core/storage/posts.ts'
import { joinOlder, updateRows } from '../../src/ui/shown-rows.ts'

const page = (ids: string[], read: string[] = []): TimelinePage => ({
  // By their names: z is newer than a.
  posts: ids.map((id) => ({ id, sortAt: 0 }) as Post),
  read: new Set(read),
})

test('older rows follow the one they were read after, with what is read of them', () => {
  const joined = joinOlder(page(['d', 'c'], ['d']), { id: 'c' }, page(['b', 'a'], ['a']))
  expect(joined?.posts.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a'])
  expect([...(joined?.read ?? [])]).toEqual(['d', 'a'])
})

test.each([
  ['further down: these stand there already', ['d', 'c', 'b']],
  ['further up, since new ones came in above: those between would be missing', ['e', 'd']],
  ['nowhere', []],
])('a list that meanwhile ends %s', (_, ids) => {
  expect(joinOlder(page(ids), { id: 'c' }, page(['b', 'a']))).toBeUndefined()
})

test('shown rows are updated where they stand, and newcomers are counted, not shown', () => {
  const shown = page(['d', 'c', 'b', 'a'], ['c', 'a'])
  const fresh = page(['e', 'd', 'c1', 'c', 'b'], ['d'])
  const edited = { id: 'b', sortAt: 0, title: 'Edited' } as Post
  const updated = updateRows(shown, { ...fresh, posts: [...fresh.posts.slice(0, -1), edited] })
  expect(updated.page.posts.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a'])
  expect(updated.page.posts[2]).toBe(edited)
  expect([...updated.page.read].sort()).toEqual(['a', 'd'])
  expect(updated.newcomers).toBe(2)
})

test('what follows the last shown row is no newcomer: it has not been read on to', () => {
  expect(updateRows(page(['d', 'c']), page(['e', 'd', 'c', 'b', 'a'])).newcomers).toBe(1)
  // One of the shown has left the filter, so that the next one is read in its place.
  expect(updateRows(page(['d', 'c', 'b']), page(['d', 'b', 'a'])).newcomers).toBe(0)
})
