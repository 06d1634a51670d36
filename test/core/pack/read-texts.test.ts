import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readTexts } from '../../../src/core/pack/read-texts.ts'
import { mostTextBytes, type TextPack, type TextPost } from '../../../src/core/pack/text-format.ts'
import { textOnly, writeTexts } from '../../../src/core/pack/write-texts.ts'
import { makePost } from '../../support/make-post.ts'

const source = {
  id: 'rosevilledsa',
  title: 'Roseville DSA',
  feedUrl: 'https://chapter.example/feed',
  language: 'en',
}
const publisher = { id: 'roseville-dsa', name: 'Roseville DSA', kind: 'chapter' as const }
const given: TextPost = { post: textOnly(makePost()), source, publisher, html: '<p>Sí, 40 of 43 🌹.</p>' }
const pack: TextPack = { name: 'Picket', day: '2026-11-20', createdAt: 1_790_000_000_000, posts: [given] }

test('texts come out as they went in', async () => {
  const reading = await readTexts(await written(pack))
  expect(reading).toMatchObject({
    kind: 'pack',
    pack: { name: 'Picket', day: '2026-11-20', createdAt: pack.createdAt, pictures: [], feeds: [] },
  })
  if (reading.kind !== 'pack') throw new Error(reading.why)
  expect(reading.pack.id).toMatch(/^[0-9a-f]{32}$/)
  const body = { postId: given.post.id, html: given.html, images: [] }
  expect(reading.pack.posts).toEqual([{ post: given.post, body, source, publisher }])
})

test('an alert fits into one code', async () => {
  const html = `<p>${'Bring water, a charged phone and a friend; meet at the north gate at six. '.repeat(10)}</p>`
  expect((await written({ ...pack, posts: [{ ...given, html }] })).length).toBeLessThan(1000)
})

test('of a post nothing goes along but its text', () => {
  const image = { url: 'https://chapter.example/a.jpg' }
  const counts = { asOf: 1, likes: 3 }
  const whole = makePost({ leadImage: image, pictures: [image], sketch: 'abc', hasVideo: true, counts })
  expect(textOnly(whole)).toEqual(makePost())
})

test('nothing that a text has not is taken, though somebody wrote it in', async () => {
  const post = { ...given.post, leadImage: { url: 'https://tracker.example/a.gif' } }
  const reading = await readTexts(await written({ ...pack, posts: [{ ...given, post }] }))
  expect(reading.kind === 'pack' && reading.pack.posts[0]?.post).toEqual(given.post)
})

test('what is too much is not written', async () => {
  const html = 'x'.repeat(mostTextBytes)
  expect(await writeTexts({ ...pack, posts: [{ ...given, html }] })).toBeUndefined()
})

const head = { format: 'dsa-feed posts', version: 1, ...pack }

test.each<[string, unknown, string]>([
  ['a newer version', { ...head, version: 2 }, 'newerVersion'],
  ['choices', { format: 'dsa-feed choices', version: 1 }, 'choices'],
  ['another format', { ...head, format: 'news' }, 'notAPack'],
  ['no object', [head], 'notAPack'],
  ['no post', { ...head, posts: [] }, 'notAPack'],
  ['posts that are no list', { ...head, posts: 'all' }, 'notAPack'],
  [
    'a post of another source',
    { ...head, posts: [{ ...given, source: { ...source, id: 'other' } }] },
    'notAPack',
  ],
  ['a text that is none', { ...head, posts: [{ ...given, html: 7 }] }, 'notAPack'],
  ['a time that is none', { ...head, createdAt: 1e30 }, 'notAPack'],
  [
    'an address that runs',
    { ...head, posts: [{ ...given, post: { ...given.post, url: 'javascript:1' } }] },
    'notAPack',
  ],
  ['more than it may unpack to', { ...head, padding: 'x'.repeat(mostTextBytes) }, 'notAPack'],
])('%s is refused', async (_, value, why) => {
  const bytes = Uint8Array.from(gzipSync(JSON.stringify(value)))
  expect(await readTexts(bytes)).toEqual({ kind: 'refused', why })
})

test('bytes that are no gzip are refused', async () => {
  expect(await readTexts(Uint8Array.from([0x1f, 0x8b, 1, 2, 3]))).toEqual({
    kind: 'refused',
    why: 'notAPack',
  })
})

async function written(texts: TextPack): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeTexts(texts)
  if (!bytes) throw new Error('Too much.')
  return bytes
}
