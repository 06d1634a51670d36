import { expect, test } from 'vitest'
import { cardOf, linesOf, writtenCard } from '../../src/ui/post-html/link-card.ts'

const address = 'https://www.paper.example/2026/bread-%26-roses/'

test('a card says title, description, and whose page it is with the site it really is at', () => {
  const card = cardOf({ address, title: ' Bread\n and roses ', text: 'A strike.', names: ['The Paper', ''] })
  expect(card && linesOf(card)).toEqual({
    title: 'Bread and roses',
    text: 'A strike.',
    site: 'The Paper · paper.example',
  })
})

test('a site that is named by its address, or twice, is named once', () => {
  const card = cardOf({ address, title: 'Bread', names: ['Paper.example', 'Ida', 'Ida'] })
  expect(card && linesOf(card).site).toBe('Ida · paper.example')
})

test('without a title it is its site and the path of its page, and no title is made up', () => {
  const lines = { title: 'paper.example', text: '', site: '/2026/bread-&-roses' }
  expect([undefined, '', 'https://www.paper.example/…'].map((title) => linesOfCard({ title }))).toEqual(
    Array(3).fill(lines),
  )
  expect(linesOfCard({ address: 'https://paper.example/?id=7' })).toEqual({ ...lines, site: '' })
})

test.each(['javascript:x()', 'data:text/html,x', '/2026/', '#x', '', null, 7, {}])(
  'what leads to no page is no card: %s',
  (wrong) => {
    expect(cardOf({ address: wrong, title: 'Bread' })).toBeUndefined()
  },
)

test('a name and password are no part of where it leads', () => {
  expect(cardOf({ address: 'https://bank.example:x@evil.example/' })?.url.href).toBe('https://evil.example/')
})

test('long texts are cut between words, and never through a letter', () => {
  const long = cardOf({
    address,
    title: 'bread '.repeat(50_000),
    text: '🌹'.repeat(50_000),
    names: ['x'.repeat(999)],
  })
  expect(long?.title).toMatch(/^(?:bread ){32}bread…$/)
  expect(long?.text).toBe(`${'🌹'.repeat(150)}…`)
  expect(long?.names[0]).toHaveLength(81)
})

test('signs that turn what follows them are left out', () => {
  expect(cardOf({ address, title: '\u202ebread' })?.title).toBe('bread')
})

test('a card that Substack leaves to its script', () => {
  const json = JSON.stringify({
    title: 'Bread',
    caption: 'A strike.',
    publication_name: 'The Paper',
    cover_image: 'https://paper.example/a.jpg',
    canonical_url: address,
  })
  expect(writtenCard(json)).toEqual({
    url: new URL(address),
    title: 'Bread',
    text: 'A strike.',
    names: ['The Paper'],
    picture: 'https://paper.example/a.jpg',
  })
})

test('a card that Tumblr leaves to its script, with the address it shows and not the one that counts', () => {
  const json = JSON.stringify({
    url: 'https://t.umblr.example/redirect?z=1',
    display_url: address,
    title: 'Bread',
    description: 'A strike.',
    site_name: 'paper.example',
    poster: [{ url: 'https://paper.example/a.jpg' }],
  })
  expect(writtenCard(json)).toMatchObject({
    url: new URL(address),
    text: 'A strike.',
    picture: 'https://paper.example/a.jpg',
  })
})

test.each([
  '',
  'null',
  '7',
  '[]',
  '{',
  '{"title":{},"poster":[null]}',
  `{"url":"${address}","poster":[null],"title":["x"]}`,
])('whatever else stands there breaks nothing: %s', (json) => {
  expect(writtenCard(json)?.title ?? '').toBe('')
})

function linesOfCard(told: { address?: string; title?: string | undefined }) {
  const card = cardOf({ address, ...told })
  return card && linesOf(card)
}
