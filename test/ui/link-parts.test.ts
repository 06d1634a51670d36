import fc from 'fast-check'
import { expect, test } from 'vitest'
import { playingTime } from '../../src/ui/parts/playing-time.ts'
import { linkParts } from '../../src/ui/post-html/link-parts.ts'

const links = (text: string, tags: string[] = []) =>
  linkParts(text, tags).flatMap(({ text, address, tag }) =>
    (address ?? tag) ? [[text, address ?? `tag ${tag}`]] : [],
  )

test.each([
  ['See https://dsa.example/a?b=1#c.', 'https://dsa.example/a?b=1#c', 'https://dsa.example/a?b=1#c'],
  [
    '(https://dsa.example/wiki_(labor))',
    'https://dsa.example/wiki_(labor)',
    'https://dsa.example/wiki_(labor)',
  ],
  ['Sign: www.dsa.example/join, now', 'www.dsa.example/join', 'https://www.dsa.example/join'],
  ['at dsausa.org/join!', 'dsausa.org/join', 'https://dsausa.org/join'],
  ['«https://dsa.example/ñ»', 'https://dsa.example/ñ', 'https://dsa.example/%C3%B1'],
  ['with https://me:secret@dsa.example/', 'https://me:secret@dsa.example/', 'https://dsa.example/'],
  ['by @rosa@social.coop.', '@rosa@social.coop', 'https://social.coop/@rosa'],
])('%s', (text, shown, address) => {
  expect(links(text)).toEqual([[shown, address]])
})

test.each([
  'Write to us@dsausa.org or rosa.l@mail.dsausa.org',
  'by @rosa',
  'The end.Then more',
  'https://dsa.example/cut-off…',
  'dsausa.org/cut-off...',
  'javascript:alert(1) and ftp://dsa.example/x',
  'version 1.2.3, at 7.30',
  'https://',
  '#Labor',
])('nothing to follow in: %s', (text) => {
  expect(links(text)).toEqual([])
})

test('a hashtag leads to the posts with it, where the post has it as a tag', () => {
  expect(links('#Labor #Bread a#Labor #1 #labor!', ['labor', '1'])).toEqual([
    ['#Labor', 'tag labor'],
    ['#labor', 'tag labor'],
  ])
})

test('no letter of a text is lost or added, whatever it is', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('https://a.org/(x)', '#labor', '@a@b.org', 'www.', '…', ').,'),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      const parts = linkParts(text, ['labor'])
      expect(parts.map((part) => part.text).join('')).toBe(text)
      for (const { address } of parts) if (address) expect(address).toMatch(/^https?:\/\//)
    }),
    { seed: 11 },
  )
})

test('a long text without a single end is read at once', () => {
  const start = performance.now()
  for (const text of [
    'a.'.repeat(50_000),
    `@${'a.'.repeat(50_000)}`,
    '#'.repeat(100_000),
    `https://${')'.repeat(50_000)}`,
  ])
    linkParts(text.slice(0, 5000), [])
  expect(performance.now() - start).toBeLessThan(300)
})

test.each([
  [5, '0:05'],
  [725.4, '12:05'],
  [3723, '1:02:03'],
])('%d seconds are %s', (seconds, text) => {
  expect(playingTime(seconds)).toBe(text)
})
