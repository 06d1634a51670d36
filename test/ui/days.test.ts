import { expect, test } from 'vitest'
import type { Statement } from '../../src/core/domain/joint-statements.ts'
import type { Post } from '../../src/core/domain/post.ts'
import { partsAround, splitIntoDays as split } from '../../src/ui/parts/days.ts'
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

test('parts that say the same are taken over as they are; the last grows in a new one', () => {
  const statements = Array.from({ length: 11 }, (_, at) => ({
    post: dated(`p${at}`, noon(20) - at),
    alsoBy: [],
  }))
  const before = split(statements.slice(0, 10))
  const after = split(statements, before)
  expect(after).toEqual(split(statements))
  expect(after.slice(0, 2)).toEqual([before[0], before[1]])
  expect([after[0] === before[0], after[1] === before[1], after[2] === before[2]]).toEqual([
    true,
    true,
    false,
  ])
  expect(before[2]?.statements).toHaveLength(2)
})

test('what came between, changed or went is cut as in a list that is new', () => {
  const at = (name: string, time: number): Statement => ({ post: dated(name, time), alsoBy: [] })
  const list = [at('a', noon(20)), at('b', noon(19)), at('c', noon(18)), at('d', noon(17))] as const
  const before = split(list)
  const [a, b, c, d] = list
  for (const changed of [
    [a, at('x', noon(20) - 1), b, c, d],
    [a, { post: b.post, alsoBy: [dated('y', noon(19))] }, c, d],
    [a, c, d],
    [a, b, c, at('z', noon(18) - 1)],
    [b],
    [],
  ])
    expect(split(changed, before)).toEqual(split(changed))
})

test('around a post are the parts with rows near it, also one that stands with another', () => {
  const parts = splitIntoDays(Array.from({ length: 40 }, (_, at) => dated(`p${at}`, noon(20) - at)))
  const keys = (id: string) => [...partsAround(parts, id, 3)].map((part) => parts.indexOf(part))
  expect(keys('p0')).toEqual([0])
  expect(keys('p17')).toEqual([3, 4])
  expect(keys('p39')).toEqual([9])
  expect(keys('p40')).toEqual([])
  const copied = split([{ post: dated('a', noon(20)), alsoBy: [dated('b', noon(20))] }])
  expect(partsAround(copied, 'b', 3).size).toBe(1)
})
