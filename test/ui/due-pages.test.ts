import { expect, test } from 'vitest'
import type { StoredPage } from '../../src/core/storage/pages.ts'
import { duePages } from '../../src/ui/kept-pages/due-pages.ts'

const now = Date.UTC(2026, 10, 21)
const day = 86_400_000

function stored(url: string, more: Partial<StoredPage>): StoredPage {
  const text = { title: url, html: '', language: 'en', pictures: [], contentHash: '' }
  return { ...text, url, pinnedBy: 'reader', fetchedAt: now, triedAt: more.fetchedAt ?? now, ...more }
}

test('what the catalog lists and is missing is due, but not again soon after a try', () => {
  const listed = [{ url: 'a' }, { url: 'b' }, { url: 'c' }]
  const tried = new Map([
    ['b', now - day / 24],
    ['c', now - day],
  ])
  expect(duePages(listed, [stored('a', { pinnedBy: 'catalog' })], tried, now)).toEqual(['c'])
  expect(duePages(listed, [], new Map(), now)).toEqual(['a', 'b', 'c'])
})

test('a page older than a week is due: the reader’s own, and the catalog’s while it wants it', () => {
  const old = { fetchedAt: now - 8 * day }
  const pages = [
    stored('own', old),
    stored('listed', { ...old, pinnedBy: 'catalog' }),
    stored('withdrawn', { ...old, pinnedBy: 'catalog' }),
    stored('fresh', { fetchedAt: now - 6 * day }),
    stored('failing', { ...old, triedAt: now - day / 24 }),
  ]
  expect(duePages([{ url: 'listed' }], pages, new Map(), now)).toEqual(['own', 'listed'])
})

test('a long list is fetched in parts', () => {
  const listed = Array.from({ length: 50 }, (_, at) => ({ url: String(at) }))
  expect(duePages(listed, [], new Map(), now)).toHaveLength(10)
})

test('a page that was fetched while the clock was ahead is due, as nobody knows how old it is', () => {
  const ahead = { fetchedAt: now + 365 * day }
  expect(
    duePages([{ url: 'missing' }], [stored('own', ahead)], new Map([['missing', now + day]]), now),
  ).toEqual(['missing', 'own'])
})
