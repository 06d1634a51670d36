import { beforeEach, expect, test } from 'vitest'
import { untrustedHtml } from '../../../src/core/domain/html.ts'
import type { Post } from '../../../src/core/domain/post.ts'
import { allPacks } from '../../../src/core/storage/action-packs.ts'
import { bodyOf } from '../../../src/core/storage/bodies.ts'
import { allPublishers, allSources, saveCatalog } from '../../../src/core/storage/catalog.ts'
import { fetchStateOf } from '../../../src/core/storage/fetch-states.ts'
import { type ImportedPost, importPack, standingsOf } from '../../../src/core/storage/import-pack.ts'
import { storedImages } from '../../../src/core/storage/pack-images.ts'
import { postById } from '../../../src/core/storage/posts.ts'
import { prunePosts } from '../../../src/core/storage/prune-posts.ts'
import { allowHeld, quarantineOf } from '../../../src/core/storage/quarantines.ts'
import { savePosts } from '../../../src/core/storage/save-posts.ts'
import { makePost, makePublisher, makeSource } from '../../support/make-post.ts'
import { freshDatabase } from './fresh-database.ts'
import { makePosts, now, store, withBody } from './make-stored.ts'
import { quotaReachedAt } from './quota.ts'

const pack = { id: 'pack', name: 'Picket', postIds: ['rosevilledsa/1f2e3d4c'], createdAt: now }
const image = { address: 'https://chapter.example/a.jpg', hash: 'aa', bytes: 5, width: 720, storedAt: now }

beforeEach(freshDatabase)

test('a file comes in whole: posts with their texts, pack, pictures and counts', async () => {
  const post = makePost()
  expect(await importPack(pack, [imported(post)], [image], now)).toEqual({
    new: 1,
    held: 0,
    same: 0,
    pictures: 0,
    newer: 0,
    stays: 0,
  })
  expect(await postById(post.id)).toMatchObject({
    title: post.title,
    contentHash: `file ${post.contentHash}`,
  })
  expect((await bodyOf(post.id))?.html).toBe('<p>In the file.</p>')
  expect((await fetchStateOf(post.sourceId)).postCount).toBe(1)
  expect(await allPacks()).toEqual([pack])
  expect([...(await storedImages([image.address])).values()]).toEqual([image])
})

test('a post that came from its feed stays as it is, whatever a file says', async () => {
  const stored = makePost({ contentHash: 'feed', title: 'Published' })
  await store('rosevilledsa', [withBody(stored)])
  const forged = makePost({ contentHash: 'other', title: 'Forged', modifiedAt: now * 2 })
  expect(await importPack(pack, [imported(forged)], [], now)).toMatchObject({ new: 0, stays: 1 })
  expect((await postById(stored.id))?.title).toBe('Published')
  expect((await bodyOf(stored.id))?.html).not.toBe('<p>In the file.</p>')
  expect((await fetchStateOf('rosevilledsa')).postCount).toBe(1)
})

test('of two files the one with the newer version of a post holds, in either order', async () => {
  const older = makePost({ contentHash: 'old', title: 'Older', modifiedAt: now })
  const newer = makePost({ contentHash: 'new', title: 'Newer', modifiedAt: now + 5 })
  await importPack(pack, [imported(older)], [], now)
  expect(await importPack(pack, [imported(newer)], [], now)).toMatchObject({ newer: 1 })
  expect((await postById(newer.id))?.title).toBe('Newer')
  expect(await standingsOf([imported(older)])).toMatchObject({ stays: 1 })
  expect(await importPack(pack, [imported(older)], [], now)).toMatchObject({ stays: 1 })
  expect((await postById(newer.id))?.title).toBe('Newer')
  expect(await importPack(pack, [imported(newer)], [], now)).toMatchObject({ same: 1 })
  expect((await fetchStateOf('rosevilledsa')).postCount).toBe(1)
})

test('a post that came as codes gets its pictures from a later file, whose words are not believed', async () => {
  const lead = { url: 'https://chapter.example/lead.jpg', alt: 'A march' }
  const inText = { url: image.address, alt: 'A banner' }
  const withText = (html: string): ImportedPost => ({
    ...imported({ ...makePost(), leadImage: lead }),
    body: { postId: makePost().id, html: untrustedHtml(html), images: [inText] },
  })
  const { leadImage: _, pictures: __, ...bare } = makePost()
  const asFile = withText(
    `<p>In the <b>file.</b></p>\n<figure><img src="${inText.url}"><figcaption>We</figcaption></figure>`,
  )
  for (const [html, images] of [
    [asFile.body.html, [inText]],
    ['<p>Forged.</p><p>In the file.</p>', []],
  ] as const) {
    await freshDatabase()
    await importPack(pack, [imported(bare)], [], now)
    expect(await standingsOf([withText(html)])).toMatchObject({ pictures: 1 })
    await importPack(pack, [withText(html)], [image], now)
    const stored = await postById(bare.id)
    expect(stored).toMatchObject({ leadImage: lead, contentHash: `file ${bare.contentHash}` })
    expect(stored).toMatchObject({ bodyPictures: images.map(({ url }) => url) })
    expect(await bodyOf(bare.id)).toMatchObject({
      images,
      html: images.length > 0 ? html : '<p>In the file.</p>',
    })
    expect((await fetchStateOf(bare.sourceId)).postCount).toBe(1)
    expect(await standingsOf([withText(html)])).toMatchObject({ same: 1 })
  }
})

test('what is unlike its source is put aside, stays as it first came, and comes in when the reader allows it', async () => {
  await store('rosevilledsa', makePosts('rosevilledsa', 3))
  const post = makePost({ id: 'rosevilledsa/casino', title: 'Bonus codes' })
  const why = { sites: ['best-casino.example'], isOffSubject: true as const }
  const given = { ...imported(post), why }
  expect(await standingsOf([given])).toMatchObject({ held: 1, new: 0 })
  expect(await importPack(pack, [given], [], now)).toMatchObject({ held: 1, new: 0 })
  expect(await postById(post.id)).toBeUndefined()
  expect(await fetchStateOf('rosevilledsa')).toMatchObject({ postCount: 3, heldCount: 1 })
  // Another file can neither change it nor slip it past.
  const harmless = imported({ ...post, title: 'Harmless', modifiedAt: now * 2 })
  expect(await importPack(pack, [harmless], [], now)).toMatchObject({ held: 1, new: 0 })
  expect((await quarantineOf('rosevilledsa'))?.held).toMatchObject([{ post: { title: 'Bonus codes' }, why }])
  await allowHeld('rosevilledsa')
  expect(await postById(post.id)).toMatchObject({
    title: 'Bonus codes',
    contentHash: `file ${post.contentHash}`,
  })
  expect(await fetchStateOf('rosevilledsa')).toMatchObject({ postCount: 4 })
  expect(await fetchStateOf('rosevilledsa')).not.toHaveProperty('heldCount')
})

test('the next refresh puts the published post in the place of what came in a file', async () => {
  const post = makePost({ title: 'As in the file' })
  await importPack(pack, [imported(post)], [], now)
  const counts = await store('rosevilledsa', [withBody({ ...post, title: 'As published' })])
  expect(counts).toEqual({ added: 0, changed: 1 })
  expect(await postById(post.id)).toMatchObject({ title: 'As published', contentHash: post.contentHash })
})

test('a signed post replaces one of an older feed and one of a file, and no newer one', async () => {
  const older = makePost({ contentHash: 'old', title: 'Older' })
  const signed = makePost({ contentHash: 'new', title: 'Signed' })
  await savePosts(makeSource(), [withBody(older)], { hash: 'feed', changedAt: now }, now)
  expect(await standingsOf([{ ...imported(signed), signedAt: now - 1 }])).toMatchObject({ stays: 1 })
  expect(await importPack(pack, [{ ...imported(signed), signedAt: now + 1 }], [], now)).toMatchObject({
    newer: 1,
  })
  expect(await postById(signed.id)).toMatchObject({ title: 'Signed', contentHash: 'new' })
  await freshDatabase()
  await importPack(pack, [imported(older)], [], now)
  expect(await importPack(pack, [{ ...imported(older), signedAt: 1 }], [], now)).toMatchObject({ newer: 1 })
  expect((await postById(older.id))?.contentHash).toBe('old')
})

test('a publisher that the phone does not know is named as the file names it, and one that it knows is not', async () => {
  await saveCatalog({ publishers: [makePublisher()], sources: [makeSource()] }, now)
  const stranger = makePost({ id: 'elsewhere/1', sourceId: 'elsewhere' })
  const posts = [imported(makePost(), 'Somebody else'), imported(stranger, 'Elsewhere DSA')]
  await importPack(pack, posts, [], now)
  const names = new Map((await allPublishers()).map(({ id, name }) => [id, name]))
  expect(names).toEqual(
    new Map([
      ['roseville-dsa', 'Roseville DSA'],
      ['elsewhere-publisher', 'Elsewhere DSA'],
    ]),
  )
  const source = (await allSources()).find(({ id }) => id === 'elsewhere')
  expect(source).toMatchObject({
    publisherId: 'elsewhere-publisher',
    unverified: true,
    retired: { reason: '' },
  })
  // The next catalog knows it as little, and leaves it.
  await saveCatalog({ publishers: [makePublisher()], sources: [makeSource()] }, now)
  expect((await allSources()).map(({ id }) => id)).toContain('elsewhere')
})

test('no date of a file puts a post above those to come', async () => {
  const post = makePost({ sortAt: now * 3 })
  await importPack(pack, [imported(post)], [], now)
  expect((await postById(post.id))?.sortAt).toBe(now)
})

test('posts of a pack, and those it will have, outlive pruning', async () => {
  await store('rosevilledsa', makePosts('rosevilledsa', 10))
  await importPack({ ...pack, postIds: ['rosevilledsa/9'], nextPostIds: ['rosevilledsa/8'] }, [], [], now)
  await prunePosts({ maxPosts: 4, keptPerSource: 0 })
  expect(await postById('rosevilledsa/9')).toBeDefined()
  expect(await postById('rosevilledsa/8')).toBeDefined()
  expect(await postById('rosevilledsa/7')).toBeUndefined()
})

test('a phone that is full at the last of it has nothing half', async () => {
  const full = quotaReachedAt('actionPacks')
  const post = makePost()
  await expect(importPack(pack, [imported(post)], [image], now)).rejects.toMatchObject({
    problem: { code: 'storageFull' },
  })
  full.mockRestore()
  expect(await postById(post.id)).toBeUndefined()
  expect(await bodyOf(post.id)).toBeUndefined()
  expect((await fetchStateOf(post.sourceId)).postCount).toBe(0)
  expect((await storedImages([image.address])).size).toBe(0)
  expect(await allSources()).toEqual([])
})

function imported(post: Post, name = 'Roseville DSA'): ImportedPost {
  return {
    post,
    body: { postId: post.id, html: untrustedHtml('<p>In the file.</p>'), images: [] },
    source: { id: post.sourceId, title: name, feedUrl: 'https://chapter.example/feed', language: 'en' },
    publisher: {
      id: post.sourceId === 'elsewhere' ? 'elsewhere-publisher' : 'roseville-dsa',
      name,
      kind: 'chapter',
    },
  }
}
