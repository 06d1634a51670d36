import { expect, test } from 'vitest'
import { hasManyHeadings, nested } from '../../src/ui/post-html/contents.ts'

const levelsOf = (levels: number[]) => nested(levels.map((level, at) => ({ level, at })))

test.each([
  ['none', '<p>Three words only.</p>', false],
  ['two', '<h2>One</h2><h3>Two</h3>', false],
  ['three of any rank we list', '<h1>One</h1><H2 class="x">Two</H2><h3\n>Three</h3>', true],
  ['three small ones', '<h4>One</h4><h5>Two</h5><h6>Three</h6>', false],
  ['lines and heads that are no headings', '<hr><header>x</header><hr><hr><hgroup></hgroup>', false],
])('contents are promised by three headings: %s', (_, html, isLong) => {
  expect(hasManyHeadings(html)).toBe(isLong)
})

test('headings of the second rank stand below those of the first', () => {
  const parts = levelsOf([2, 3, 3, 2, 2, 3])
  expect(
    parts.map(({ heading, parts: below }) => [heading.at, below.map((part) => part.heading.at)]),
  ).toEqual([
    [0, [1, 2]],
    [3, []],
    [4, [5]],
  ])
})

test('a post that begins with the second rank loses none', () => {
  expect(levelsOf([3, 3, 2, 3]).map(({ heading, parts }) => [heading.at, parts.length])).toEqual([
    [0, 0],
    [1, 0],
    [2, 1],
  ])
})
