import { expect, test } from 'vitest'
import type { Notice } from '../../src/core/domain/notify.ts'
import { wordNotice } from '../../src/ui/words/notice-words.ts'

const one: Notice = {
  kind: 'posts',
  isSilent: false,
  posts: 1,
  publishers: ['Portland DSA'],
  only: { id: 'portland/1', title: 'Rally on Sunday' },
}
const several: Notice = { kind: 'posts', isSilent: false, posts: 5, publishers: ['A', 'B', 'C'] }
const ofOne: Notice = { kind: 'posts', isSilent: false, posts: 3, publishers: ['Portland DSA'] }

test('one post is told with its publisher and title, several by their number', () => {
  expect(wordNotice(one, 'en', false).title).toBe('Portland DSA: Rally on Sunday')
  expect(wordNotice(several, 'en', false)).toEqual({ title: '5 new posts from 3 chapters', body: 'A, B, C' })
  expect(wordNotice(ofOne, 'en', false).title).toBe('Portland DSA: 3 new posts')
  expect(wordNotice(several, 'es', false).title).toBe('5 publicaciones nuevas de 3 capítulos')
})

test('more publishers than can be read at a glance are counted', () => {
  const many: Notice = { ...several, publishers: ['A', 'B', 'C', 'D', 'E', 'F'] }
  expect(wordNotice(many, 'en', false).body).toBe('A, B, C, D and 2 more')
  expect(wordNotice(many, 'es', false).body).toBe('A, B, C, D y 2 más')
})

test('without titles neither who nor what is told, of posts and of packs', () => {
  const pack: Notice = { kind: 'pack', name: 'Picket at noon', isSilent: false }
  for (const language of ['en', 'es'] as const)
    for (const notice of [one, several, ofOne, pack]) {
      const { title, body } = wordNotice(notice, language, true)
      expect(`${title} ${body}`).not.toMatch(/Portland|Rally|Picket|\bA\b/)
      expect(title).not.toBe('')
    }
  expect(wordNotice(one, 'en', true).title).toBe('1 new post')
})
