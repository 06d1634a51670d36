import { expect, test } from 'vitest'
import { asOfFile } from '../../../src/core/domain/came-by-file.ts'
import { untrustedHtml } from '../../../src/core/domain/html.ts'
import type { Post } from '../../../src/core/domain/post.ts'
import { withHistory } from '../../../src/core/normalize/post-history.ts'
import type { FullPost } from '../../../src/core/normalize/to-post.ts'
import { makePost } from '../../support/make-post.ts'
import { makeParagraph } from '../../support/make-text.ts'
import { makeRandom, type Random } from '../../support/random.ts'

const now = Date.UTC(2026, 0, 20, 12)
const seeds = Array.from({ length: 60 }, (_, seed) => seed)

function full(html: string, given: Partial<Post> = {}, isTruncated?: true): FullPost {
  const post = makePost(given)
  const body = { postId: post.id, html: untrustedHtml(html), images: [], ...(isTruncated && { isTruncated }) }
  return { post, body }
}

/** The same words in other markup, spaces, quotation marks and references. */
function remarked(random: Random, paragraphs: readonly string[]): string {
  const [open, close] = random.pick([
    ['<div class="x">', '</div>'],
    ['<p style="color:red">', '</p>\n\n'],
    ['', '<br><br>'],
    ['<section><p><span data-a="1">', '</span></p></section>'],
  ] as const)
  const inner = (text: string) =>
    random
      .pick([text, text.replaceAll(' ', '\n  '), text.replaceAll(' ', ' <!-- x -->')])
      .replaceAll("'", random.pick(["'", '’', '&#8217;']))
      .replace(/\w+/, (word) =>
        random.pick([word, `<em>${word}</em>`, `<a href="https://x.example">${word}</a>`]),
      )
  return paragraphs.map((paragraph) => open + inner(paragraph) + close).join('')
}

function paragraphsOf(random: Random): string[] {
  const count = random.between(1, 6)
  return Array.from({ length: count }, () => `${makeParagraph(random, 'en')} It's the workers' own "plan".`)
}

test.each(seeds)('other markup for the same words is no edit (%i)', (seed) => {
  const random = makeRandom(seed)
  const paragraphs = paragraphsOf(random)
  const before = full(remarked(random, paragraphs))
  const after = full(remarked(random, paragraphs), { contentHash: 'new' })
  expect(withHistory(before, after, now)).toEqual(after)
})

test.each(seeds)(
  'one other word is an edit, and what it said first is kept through all that follow (%i)',
  (seed) => {
    const random = makeRandom(seed)
    const paragraphs = paragraphsOf(random)
    const first = full(remarked(random, paragraphs))
    let known = first
    for (let edit = 1; edit <= 4; edit++) {
      const at = random.between(0, paragraphs.length - 1)
      const edited = paragraphs.map((text, index) => (index === at ? `${text} Edit ${edit}.` : text))
      known = withHistory(known, full(remarked(random, edited)), now + edit)
      expect(known.post.editedAt).toBe(now + edit)
      expect(known.body.former?.until).toBe(now + 1)
      expect(lettersOf(known.body.former?.lines.join('') ?? '')).toBe(lettersOf(paragraphs.join('')))
    }
    const back = withHistory(known, full(remarked(random, paragraphs)), now + 9)
    expect([back.post.editedAt, back.body.former]).toEqual([undefined, undefined])
  },
)

test('another title is an edit, and the former one is kept', () => {
  const before = full('<p>Text.</p>', { title: 'Strike on Monday' })
  const { post, body } = withHistory(before, full('<p>Text.</p>', { title: 'Strike on Tuesday' }), now)
  expect(post.editedAt).toBe(now)
  expect(body.former).toEqual({ title: 'Strike on Monday', lines: ['Text.'], until: now })
})

test('an edit is dated as its feed dates it, and never later than now', () => {
  const before = full('<p>One.</p>', { modifiedAt: now - 900 })
  const dated = (modifiedAt: number) =>
    withHistory(before, full('<p>Two.</p>', { modifiedAt }), now).post.editedAt
  expect(dated(now - 500)).toBe(now - 500)
  expect(dated(now - 900)).toBe(now)
  expect(dated(now + 500)).toBe(now)
})

test.each([
  [`${'Word '.repeat(60)}… Continue reading`, 'Word '.repeat(200)],
  [`${'Word '.repeat(60)}[&hellip;]`, 'Word '.repeat(200)],
])('a feed that goes from the start of a text to all of it has edited nothing, nor back', (start, whole) => {
  const [short, long] = [full(`<p>${start}</p>`, {}, true), full(`<p>${whole}</p>`)]
  expect(withHistory(short, long, now)).toEqual(long)
  expect(withHistory(long, short, now)).toEqual(short)
})

test('of a long text no more is kept than has room, and it says so', () => {
  const lines = Array.from({ length: 2000 }, (_, at) => `<p>${at} ${'long '.repeat(20)}</p>`)
  const { former } = withHistory(full(lines.join('')), full('<p>Short.</p>'), now).body
  expect(former?.isCut).toBe(true)
  expect(former?.lines.join('').length).toBeLessThanOrEqual(60_000)
  expect(former?.lines.length).toBeGreaterThan(100)
})

test('a post that came in a file, and comes from its feed now, was not edited', () => {
  const { post, body } = full('<p>One.</p>')
  const after = full('<p>Two.</p>')
  expect(withHistory({ post: asOfFile(post), body }, after, now)).toEqual(after)
})

function lettersOf(text: string): string {
  return text.replace(/[\s'’]+/g, '')
}
