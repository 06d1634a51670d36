import { expect, test } from 'vitest'
import { groupStatements, StatementGroups, sketchLength } from '../../../src/core/domain/joint-statements.ts'
import type { Post } from '../../../src/core/domain/post.ts'
import { textFacts } from '../../../src/core/normalize/text-sketch.ts'
import { makePost } from '../../support/make-post.ts'
import { makeParagraph } from '../../support/make-text.ts'
import { makeRandom } from '../../support/random.ts'

const textOf = (seed: string, sentences = 20) => makeParagraph(makeRandom(seed), 'en', sentences)
const sketchOf = (text: string) => textFacts(text).sketch
const statement = textOf('statement')
const day = 86_400_000
const start = Date.UTC(2026, 4, 1)

let count = 0
const published = (sourceId: string, text: string, given: Partial<Post> = {}): Post => {
  const sketch = sketchOf(text)
  const id = `${sourceId}/${++count}`
  return makePost({ id, sourceId, sortAt: start, ...(sketch === undefined ? {} : { sketch }), ...given })
}
const groups = (...posts: Post[]) =>
  groupStatements(posts).map(({ post, alsoBy }) => [post, ...alsoBy].map(({ sourceId }) => sourceId))

test('the same words have the same sketch, whatever is between them', () => {
  expect(sketchOf(statement)).toBe(sketchOf(`${statement.toUpperCase().replaceAll('.', ' !')}`))
  expect(sketchOf(statement)).toHaveLength(sketchLength)
})

test.each([
  ['Don’t cross the picket line, M. Ruiz!', 7],
  ['Únete: ¡marchamos a las 7!', 5],
  ['罢工 2 天', 4],
  ['', 0],
])('the words of “%s” are counted as its readers would', (text, count) => {
  expect(textFacts(text).wordCount).toBe(count)
})

test('a short text has none', () => {
  expect(sketchOf('Join us tonight at seven at the union hall.')).toBeUndefined()
})

test('a text that several sources publish stands once, with all of them', () => {
  expect(
    groups(
      published('elm', statement),
      published('oak', textOf('other')),
      published('ash', statement),
      published('fir', statement),
    ),
  ).toEqual([['elm', 'ash', 'fir'], ['oak']])
})

test('a greeting, another order of names and a place do not make it another statement', () => {
  const framed = `Dear members of Ash, please read and share this widely. ${statement} Signed by the steering committee of Ash, in solidarity.`
  expect(groups(published('elm', statement), published('ash', framed))).toEqual([['elm', 'ash']])
})

test('texts that share a paragraph are two', () => {
  const shared = textOf('shared', 6)
  expect(
    groups(published('elm', textOf('a', 14) + shared), published('ash', textOf('b', 14) + shared)),
  ).toEqual([['elm'], ['ash']])
})

test('one source’s own repetition stays two posts', () => {
  expect(groups(published('elm', statement), published('elm', statement))).toEqual([['elm'], ['elm']])
  expect(
    groups(published('elm', statement), published('ash', statement), published('ash', statement)),
  ).toEqual([['elm', 'ash'], ['ash']])
})

test('the same words months later are another statement', () => {
  const later = published('ash', statement, { sortAt: start - 60 * day })
  expect(groups(published('elm', statement), later)).toEqual([['elm'], ['ash']])
})

test('without the source that stood first the statement stands all the same', () => {
  const [elm, ash, fir] = [
    published('elm', statement),
    published('ash', statement),
    published('fir', statement),
  ]
  expect(groups(elm, ash, fir)).toEqual([['elm', 'ash', 'fir']])
  expect(groups(ash, fir)).toEqual([['ash', 'fir']])
})

test('of many texts written apart none are taken for one another', () => {
  const posts = Array.from({ length: 300 }, (_, index) => published(`s${index}`, textOf(`apart ${index}`, 8)))
  expect(groupStatements(posts)).toHaveLength(300)
})

test('a list that grows is grouped as if it were new, and only the statement that gained a post is another', () => {
  const posts = ['elm', 'oak', 'ash', 'fir'].map((id) =>
    published(id, id === 'oak' ? textOf('other') : statement),
  )
  const growing = new StatementGroups()
  const before = growing.group(posts.slice(0, 2))
  const after = growing.group(posts)
  expect(after).toEqual(groupStatements(posts))
  expect([after[0] === before[0], after[1] === before[1]]).toEqual([false, true])
  expect(before[0]?.alsoBy).toEqual([])
  expect(growing.group(posts.slice(1))).toEqual(groupStatements(posts.slice(1)))
})
