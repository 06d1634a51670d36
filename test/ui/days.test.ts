import { expect, test } from 'vitest'
import type { Post } from '../../src/core/domain/post.ts'
import { splitIntoDays as split } from '../../src/ui/parts/days.ts'
import { makePost } from '../support/make-post.ts'

const noon = (day: number) => new Date(2026, 10, day, 12).getTime()
const splitIntoDays = (posts: readonly Post[]) => split(posts.map((post) => ({ post, alsoBy: [] })))
const dated = (id: string, time: number) => makePost({ id, publishedAt: time, sortAt: time })

test('posts of one day share a part, newest first', () => {
  const parts = splitIntoDays([dated('a', noon(20) + 1), dated('b', noon(20)), dated('c', noon(19))])
  expect(parts.map((part) => part.statements.map(({ post }) => post.id))).toEqual([['a', 'b'], ['c']])
})

test('a day ends at midnight of the phone’s zone', () => {
  const midnight = new Date(2026, 10, 20).getTime()
  const parts = splitIntoDays([dated('a', midnight), dated('b', midnight - 1)])
  expect(parts).toHaveLength(2)
})

test('a long day is cut into parts of which only the first carries its name', () => {
  const posts = Array.from({ length: 60 }, (_, index) => dated(`p${index}`, noon(20) - index))
  const parts = splitIntoDays(posts)
  expect(parts.map((part) => part.isContinued)).toEqual([false, ...Array(14).fill(true)])
  expect(parts.flatMap((part) => part.statements.map(({ post }) => post))).toEqual(posts)
})

test('posts without a date stand apart, with no day', () => {
  const { publishedAt: _, ...undated } = dated('a', noon(20))
  expect(splitIntoDays([undated])[0]?.day).toBeUndefined()
})
