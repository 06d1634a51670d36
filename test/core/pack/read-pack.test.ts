import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { textOf, utf8 } from '../../../src/core/pack/bytes.ts'
import { fileEnd, packLimits, type Seal, scriptEnd, sealStart } from '../../../src/core/pack/pack-format.ts'
import { type ReadPack, readPack } from '../../../src/core/pack/read-pack.ts'
import { makePost } from '../../support/make-post.ts'
import { address, head, makePack, makePage, webp } from './make-pack.ts'

test('what is put into a file is read out of it', async () => {
  const post = makePost({ modifiedAt: 5, authors: ['Rosa'], leadImage: { url: address, alt: 'Pickets' } })
  const page = makePage({ post })
  const pack = await readWhole((await makePack([page])).file)
  expect(pack).toMatchObject({ name: head.name, day: head.day, createdAt: head.createdAt })
  expect(pack.posts).toEqual([
    {
      post,
      body: {
        postId: post.id,
        images: page.body.images,
        html: `<p>Forty of forty-three — sí 🌹.</p><img src="${address}" alt="Pickets" width="720" height="480"><p>End.</p>`,
      },
      source: page.source,
      publisher: page.publisher,
    },
  ])
  expect(pack.pictures).toMatchObject([{ address, type: 'image/webp', bytes: webp }])
})

test('a picture that two posts show is in the file once, and in both posts again when it is read', async () => {
  const other = makePage({ post: makePost({ id: 'rosevilledsa/2' }) })
  const { file, html, pictures } = await makePack([makePage(), other])
  expect(pictures).toBe(1)
  expect(html.split(';base64,')).toHaveLength(2)
  const { posts } = await readWhole(file)
  for (const { body } of posts) expect(body.html).toContain(`<img src="${address}" alt="Pickets"`)
})

test('a picture above a text is in the file, and not in the text', async () => {
  const page = makePage({
    html: '<p>Text.</p>',
    pictures: [],
    lead: { address, alt: 'Pickets', credit: 'Rosa' },
  })
  const { file, html } = await makePack([page])
  expect(html).toContain('<figcaption>Rosa</figcaption>')
  const { posts, pictures } = await readWhole(file)
  expect(posts[0]?.body.html).toBe('<p>Text.</p>')
  expect(pictures).toHaveLength(1)
})

test('a picture the phone does not have, or that is none, becomes a link', async () => {
  for (const bytes of [undefined, utf8('<svg onload=alert(1)>')]) {
    const { html, missingPictures } = await makePack(
      [makePage()],
      {},
      new Map(bytes ? [[address, bytes]] : []),
    )
    expect(missingPictures).toBe(1)
    expect(html).not.toContain('<img')
    expect(html).toContain(`<a href="${address}" target="_blank" rel="noopener noreferrer">Pickets (`)
  }
})

test('a pack that was imported and sent on says the hash its feed gave it', async () => {
  const post = makePost({ contentHash: 'file abc' })
  const { posts } = await readWhole((await makePack([makePage({ post })])).file)
  expect(posts[0]?.post.contentHash).toBe('abc')
})

test('no title, name or record can end the element it stands in', async () => {
  const evil = '</script></style></title><script>alert(1)</script><img src=x onerror=alert(1)>'
  const post = makePost({ title: evil, excerpt: evil, tags: [evil] })
  const { file, html } = await makePack([makePage({ post, heading: evil, lines: [evil], original: evil })], {
    name: evil,
  })
  expect(html.match(/<script/g)).toHaveLength(2)
  expect(html).not.toContain('<img src=x')
  expect((await readWhole(file)).posts[0]?.post.title).toBe(evil)
})

test('any changed byte is found: in the text, a picture, a date, the manifest, the style, the seal', async () => {
  const { file, html } = await makePack()
  const places = [
    html.indexOf('Forty of'),
    html.indexOf(';base64,') + 12,
    html.indexOf('datetime="') + 12,
    html.indexOf('"sortAt":') + 10,
    html.indexOf('"contentHash"') + 16,
    html.indexOf('--ground') + 12,
    html.indexOf('Content-Security-Policy'),
  ].map((at) => utf8(html.slice(0, at)).length)
  for (const at of [...places, file.length - 100, file.length - 30]) {
    const changed = file.slice()
    changed[at] = changed[at] === 0x31 ? 0x32 : 0x31
    expect(await readPack(changed), `byte ${at}`).toEqual({ kind: 'refused', why: 'changed' })
  }
})

test('every single byte of a small file can be told changed', async () => {
  const { file } = await makePack([makePage({ html: '<p>T.</p>', pictures: [] })])
  for (let at = 0; at < file.length; at += 1) {
    const changed = file.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    const reading = await readPack(changed)
    expect(reading.kind, `byte ${at}`).toBe('refused')
  }
})

test('a file that was cut, or has something after it, is changed', async () => {
  const { file, html } = await makePack()
  const manifestEnd = utf8(html.slice(0, html.indexOf(sealStart))).length
  for (const length of [file.length - 1, manifestEnd, manifestEnd - 5])
    expect(await readPack(file.slice(0, length))).toEqual({ kind: 'refused', why: 'changed' })
  expect(await readPack(utf8(`${html}<script>alert(1)</script>`))).toEqual({
    kind: 'refused',
    why: 'changed',
  })
})

test.each([
  ['nothing', ''],
  ['a page', '<!doctype html><title>News</title><p>Hello.</p>'],
  ['no text', 'PK\u0003\u0004\0\0\0'],
])('%s is no pack', async (_, text) => {
  expect(await readPack(utf8(text))).toEqual({ kind: 'refused', why: 'notAPack' })
})

test('a giant is not looked at', async () => {
  const giant = Object.defineProperty(new Uint8Array(0), 'length', { value: packLimits.fileBytes + 1 })
  expect(await readPack(giant)).toEqual({ kind: 'refused', why: 'tooLarge' })
})

test('a file of a newer version says so', async () => {
  const { html } = await makePack()
  expect(await readPack(resealed(html, (text) => text, { version: 2 }))).toEqual({
    kind: 'refused',
    why: 'newerVersion',
  })
})

const hostile: [string, (html: string) => string][] = [
  ['no JSON', (html) => html.replace('{"version":1,"name"', '{version:1,"name"')],
  ['another version inside', (html) => html.replace('{"version":1,"name"', '{"version":7,"name"')],
  ['posts that are none', (html) => html.replace('"posts":[{', '"posts":[5,{')],
  [
    'a post of another source',
    (html) => html.replace('"id":"rosevilledsa/1f2e3d4c"', '"id":"otherwiseds/1f2e3d4c"'),
  ],
  [
    'an id with markup',
    (html) => html.replace('"id":"rosevilledsa/1f2e3d4c"', '"id":"rosevilledsa/1f2<3d4c"'),
  ],
  [
    'an address that is a script',
    (html) =>
      html.replace('"url":"https://chapter.example/posts/1"', '"url":"javascript:alert(1)////////////"'),
  ],
  ['a time that is none', (html) => html.replace('"sortAt":1768500000000', '"sortAt":"768500000000"')],
  ['a time beyond all calendars', (html) => html.replace('"sortAt":1768500000000', '"sortAt":9e99         ')],
  ['a place outside of the file', (html) => html.replace(/"text":\{"at":\d{4}/, '"text":{"at":9999')],
  ['a negative place', (html) => html.replace(/"text":\{"at":\d{4}/, '"text":{"at":-999')],
  ['a text with another hash', (html) => html.replace('Forty of', 'Fifty of')],
  ['a picture with another hash', (html) => html.replace(/(;base64,.{12})./, '$1A')],
  ['a picture of another type', (html) => html.replace('"type":"image/webp"', '"type":"image/jpeg"')],
  ['a drawing', (html) => html.replace('"type":"image/webp"', '"type":"image/svg+"')],
  ['an unknown kind of publisher', (html) => html.replace('"kind":"chapter"', '"kind":"Chapter"')],
  ['a day that is none', (html) => html.replace('"day":"2026-11-20"', '"day":"2026-11-2x"')],
]

test.each(hostile)('a file that is whole by its seal and has %s is refused', async (_, change) => {
  const { html } = await makePack()
  expect(change(html)).not.toBe(html)
  expect(await readPack(resealed(html, change))).toEqual({ kind: 'refused', why: 'changed' })
})

test('what a file says beyond what a post has is not taken over', async () => {
  const { html } = await makePack()
  const pack = await readWhole(
    resealed(
      html,
      (text) => text.replace('"isClipped":false', '"isClipped":false,"labels":[["x",1,"y"]]'),
      {},
      true,
    ),
  )
  expect(pack.posts[0]?.post).toEqual(makePost())
})

test('a script in a body is read as the text it is, for the sanitizer to drop', async () => {
  const { html } = await makePack()
  const script = '<script>x()</script>'
  const file = resealedText(html, (text) => text.replace('<p>End.</p>', script))
  expect((await readWhole(file)).posts[0]?.body.html).toContain(script)
})

async function readWhole(file: Uint8Array<ArrayBuffer>): Promise<ReadPack> {
  const reading = await readPack(file)
  if (reading.kind === 'refused') throw new Error(`Refused: ${reading.why}`)
  return reading.pack
}

/** Changes a file and seals it again, as somebody does who knows how it is made. */
function resealed(
  html: string,
  change: (html: string) => string,
  given: Partial<Seal> = {},
  isLonger = false,
): Uint8Array<ArrayBuffer> {
  const at = html.indexOf(sealStart)
  const seal = JSON.parse(html.slice(at + sealStart.length, -(scriptEnd + fileEnd).length)) as Seal
  const before = change(html.slice(0, at))
  const length = seal.manifest.length + (isLonger ? utf8(before).length - utf8(html.slice(0, at)).length : 0)
  const next = { ...seal, manifest: { ...seal.manifest, length }, sha256: sha256(before), ...given }
  return utf8(`${before}${sealStart}${JSON.stringify(next)}${scriptEnd}${fileEnd}`)
}

/** The same of a text, with its length and hash put right. */
function resealedText(html: string, change: (text: string) => string): Uint8Array<ArrayBuffer> {
  const place = /"text":\{"at":(\d+),"length":(\d+)\},"hash":"([0-9a-f]+)"/.exec(html)
  const [whole = '', start = '', length = ''] = place ?? []
  const bytes = utf8(html)
  const end = Number(start) + Number(length)
  const text = textOf(bytes.slice(Number(start), end))
  const next = change(text)
  const by = utf8(next).length - Number(length)
  const changed = `${textOf(bytes.slice(0, Number(start)))}${next}${textOf(bytes.slice(end))}`.replace(
    whole,
    whole
      .replace(`"length":${length}`, `"length":${Number(length) + by}`)
      .replace(/[0-9a-f]{64}/, sha256(next)),
  )
  const at = changed.indexOf(sealStart)
  const seal = JSON.parse(changed.slice(at + sealStart.length, -(scriptEnd + fileEnd).length)) as Seal
  const manifest = { at: seal.manifest.at + by, length: seal.manifest.length }
  return resealed(changed, (same) => same, { manifest })
}

function sha256(text: string): string {
  return createHash('sha256').update(utf8(text)).digest('hex')
}
