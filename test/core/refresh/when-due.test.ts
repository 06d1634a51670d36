import { expect, test } from 'vitest'
import type { IndexedSource } from '../../../src/core/domain/feed-index.ts'
import { type Follow, followAll } from '../../../src/core/domain/follow.ts'
import type { Source } from '../../../src/core/domain/source.ts'
import { whenDue } from '../../../src/core/refresh/when-due.ts'
import type { FetchState } from '../../../src/core/storage/fetch-states.ts'
import { makeSource } from '../../support/make-post.ts'

const nothing = { due: [], waiting: [], failing: [], upToDate: [] }

test('a body other than the stored one is due', () => {
  const plan = planFor({ hash: 'h2', changedAt: 5 }, { hash: 'h1' })
  expect(plan).toEqual({ ...nothing, due: [{ source: makeSource({ id: 'a' }), hash: 'h2', changedAt: 5 }] })
})

test('a source without any stored body is due', () => {
  expect(planFor({ hash: 'h1' }).due.length).toBe(1)
})

test('the last good body of a site that fails now is due all the same', () => {
  expect(planFor({ hash: 'h1', problem: { code: 'tls' } }).due.length).toBe(1)
})

test('a source whose body is stored is up to date', () => {
  expect(planFor({ hash: 'h1' }, { hash: 'h1' })).toEqual({ ...nothing, upToDate: ['a'] })
})

test('a source the server has not tried is waited for', () => {
  expect(planFor({})).toEqual({ ...nothing, waiting: ['a'] })
})

test('a source the server could not get is failing', () => {
  expect(planFor({ problem: { code: 'tls' } })).toEqual({ ...nothing, failing: ['a'] })
})

test('a body that could not be read is not fetched again', () => {
  const state = { hash: 'h1', problem: { code: 'unreadable' as const } }
  expect(planFor({ hash: 'h1' }, state)).toEqual({ ...nothing, failing: ['a'] })
})

test('a source the index does not name is not waited for', () => {
  expect(planFor(undefined)).toEqual({ ...nothing, upToDate: ['a'] })
})

test('sources that are off or retired are left alone', () => {
  expect(planFor({ hash: 'h1' }, {}, { mode: 'chosen', only: [] })).toEqual(nothing)
  const retired = makeSource({ id: 'a', retired: { on: '2026-01-01', reason: 'Dissolved.' } })
  expect(planFor({ hash: 'h1' }, {}, followAll, retired)).toEqual(nothing)
})

test('the latest change comes first', () => {
  const ids = ['a', 'b', 'c']
  const sources = ids.map((id) => makeSource({ id }))
  const index = { a: { hash: 'h', changedAt: 1 }, b: { hash: 'h', changedAt: 3 }, c: { hash: 'h' } }
  const plan = whenDue({
    index: { catalogHash: 'c', sources: index },
    sources,
    states: [],
    follow: followAll,
  })
  expect(plan.due.map(({ source }) => source.id)).toEqual(['b', 'a', 'c'])
})

function planFor(
  entry: IndexedSource | undefined,
  state: Partial<FetchState> = {},
  follow: Follow = followAll,
  source: Source = makeSource({ id: 'a' }),
) {
  const index = { catalogHash: 'c', sources: entry ? { a: entry } : {} }
  return whenDue({ index, sources: [source], states: [{ sourceId: 'a', postCount: 0, ...state }], follow })
}
