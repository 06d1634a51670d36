import { expect, test } from 'vitest'
import { familySources, outletsOf } from '../../../src/core/domain/publisher-family.ts'
import { makePublisher, makeSource } from '../../support/make-post.ts'

const publishers = byId([
  makePublisher({ id: 'chapter', name: 'Chapter' }),
  makePublisher({ id: 'paper', name: 'Zinc Paper', parent: 'chapter' }),
  makePublisher({ id: 'radio', name: 'Air', parent: 'chapter' }),
  makePublisher({ id: 'show', name: 'Show', parent: 'radio' }),
  makePublisher({ id: 'other', name: 'Other' }),
])
const sources = byId([
  makeSource({ id: 's-show', publisherId: 'show' }),
  makeSource({ id: 's-paper', publisherId: 'paper' }),
  makeSource({ id: 's-chapter', publisherId: 'chapter' }),
  makeSource({ id: 's-other', publisherId: 'other' }),
])

test('outlets stand by their names, without the outlets of outlets', () => {
  expect(outletsOf('chapter', publishers).map(({ name }) => name)).toEqual(['Air', 'Zinc Paper'])
})

test('the sources of a publisher are its own, then those of all its outlets', () => {
  const ids = (id: string) => familySources(id, { publishers, sources }).map((source) => source.id)
  expect(ids('chapter')).toEqual(['s-chapter', 's-paper', 's-show'])
  expect(ids('radio')).toEqual(['s-show'])
  expect(ids('nobody')).toEqual([])
})

test('a circle of parents ends', () => {
  const circle = byId([
    makePublisher({ id: 'chapter', parent: 'paper' }),
    makePublisher({ id: 'paper', parent: 'chapter' }),
    makePublisher({ id: 'radio', parent: 'radio' }),
  ])
  const found = familySources('paper', { publishers: circle, sources })
  expect(found.map(({ id }) => id)).toEqual(['s-paper', 's-chapter'])
  expect(outletsOf('radio', circle)).toEqual([])
})

function byId<Entry extends { id: string }>(entries: Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]))
}
