import { expect, test } from 'vitest'
import { layoutOf } from '../../../src/core/domain/layout-of.ts'

const sentence =
  'Picket at the laundry needs bodies from noon, and the coffee is on until the last of us has left.'

test.each([
  ['no title', { excerpt: sentence }, 'social'],
  ['no title and no text, as photo posts', { excerpt: '' }, 'social'],
  ['no title, however long', { excerpt: sentence, wordCount: 900 }, 'social'],
  ['a title that is the text', { title: sentence, excerpt: sentence }, 'social'],
  ['a title that is its start', { title: `${sentence.slice(0, 40)}…`, excerpt: sentence }, 'social'],
  ['the same with three dots', { title: `${sentence.slice(0, 40)} ...`, excerpt: sentence }, 'social'],
  ['a title cut without a sign', { title: sentence.slice(0, 70), excerpt: sentence }, 'social'],
  ['line breaks apart', { title: sentence, excerpt: sentence.replace(', ', ',\n ') }, 'social'],
  ['a headline', { title: 'Laundry workers vote', excerpt: sentence, wordCount: 20 }, 'article'],
  ['a short headline the text takes up', { title: 'Picket at the laundry', excerpt: sentence }, 'article'],
  ['a headline without a text', { title: 'Agenda', excerpt: '' }, 'article'],
  ['a title of dots alone', { title: '…', excerpt: sentence }, 'article'],
  ['a long text its title begins', { title: sentence, excerpt: sentence, wordCount: 900 }, 'article'],
] as const)('%s', (_, post, layout) => {
  expect(layoutOf(post)).toBe(layout)
})
