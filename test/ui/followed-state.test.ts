import { expect, test } from 'vitest'
import { followAll } from '../../src/core/domain/follow.ts'
import { followedState } from '../../src/ui/followed-state.ts'
import { makePublisher, makeSource } from '../support/make-post.ts'

const { state: _, ...stateless } = makePublisher({ id: 'podcast' })
const publishers = new Map(
  [
    makePublisher({ id: 'boston', state: 'MA' }),
    makePublisher({ id: 'worcester', state: 'MA' }),
    makePublisher({ id: 'roseville', state: 'CA' }),
    stateless,
  ].map((publisher) => [publisher.id, publisher]),
)
const sources = new Map([...publishers.keys()].map((id) => [id, makeSource({ id, publisherId: id })]))
const catalog = { publishers, sources, fetchStates: new Map() }

test.each([
  ['one chapter', ['boston'], 'MA'],
  ['most of one state', ['boston', 'worcester', 'roseville', 'podcast'], 'MA'],
  ['as many of one as of another', ['boston', 'roseville'], undefined],
  ['none with a state', ['podcast'], undefined],
  ['nothing', [], undefined],
])('whoever chose %s', (_, only, state) => {
  expect(followedState({ follow: { mode: 'chosen', only } }, catalog)).toBe(state)
})

test('whoever follows all, or all but some, has told no state', () => {
  expect(followedState({ follow: followAll }, catalog)).toBeUndefined()
  expect(followedState({ follow: { mode: 'all', except: ['roseville'] } }, catalog)).toBeUndefined()
})
