import sharp from 'sharp'
import { expect, test } from 'vitest'
import { isKnownImage, resizeImage } from '../../../proxy/reading/resize-image.ts'

const maxPixels = 1_000_000

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#c4161c' } })
}

async function sizeOf(answer: Awaited<ReturnType<typeof resizeImage>>) {
  if (answer.kind !== 'image') return answer.kind
  const { format, width, height, exif, orientation } = await sharp(answer.bytes).metadata()
  return { format, width, height, exif, orientation }
}

test.each(['jpeg', 'png', 'gif', 'webp', 'avif'] as const)(
  '%s becomes WebP of the width asked for',
  async (format) => {
    const bytes = await picture(800, 400).toFormat(format).toBuffer()
    expect(await sizeOf(await resizeImage(bytes, 360, maxPixels))).toMatchObject({
      format: 'webp',
      width: 360,
      height: 180,
    })
  },
)

test('a small picture is never enlarged', async () => {
  const bytes = await picture(50, 40).png().toBuffer()
  expect(await sizeOf(await resizeImage(bytes, 720, maxPixels))).toMatchObject({ width: 50, height: 40 })
})

test('EXIF turns the picture and is dropped', async () => {
  const bytes = await picture(80, 40)
    .withExif({ IFD0: { Copyright: 'where I live' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const size = await sizeOf(await resizeImage(bytes, 720, maxPixels))
  expect(size).toMatchObject({ width: 40, height: 80, exif: undefined, orientation: undefined })
})

test('more pixels than allowed are not decoded', async () => {
  const bytes = await picture(1001, 1000).png().toBuffer()
  expect(await resizeImage(bytes, 96, maxPixels)).toEqual({ kind: 'notAnImage' })
})

test.each([
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  '<?xml version="1.0"?><svg/>',
  '<!doctype html>',
  '%PDF-1.7',
  'BM and a bitmap',
  'II*\0 and a TIFF',
  '',
])('%j is no picture to us', async (text) => {
  expect(isKnownImage(Buffer.from(text))).toBe(false)
  expect(await resizeImage(Buffer.from(text), 96, maxPixels)).toEqual({ kind: 'notAnImage' })
})

test('a cut-off picture is refused', async () => {
  const bytes = await picture(800, 400).png().toBuffer()
  expect(await resizeImage(bytes.subarray(0, bytes.length / 2), 96, maxPixels)).toEqual({
    kind: 'notAnImage',
  })
})

test.each(['<!--ftypavif-->', '<!--ftypavis-->', 'RIFF    WEBP', 'GIF89a', '\xff\xd8\xff'])(
  'an SVG behind %j is not drawn',
  async (start) => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    const bytes = Buffer.from(`${start}${svg.padEnd(300)}`, 'latin1')
    expect(isKnownImage(bytes)).toBe(true)
    expect(await resizeImage(bytes, 96, maxPixels)).toEqual({ kind: 'notAnImage' })
  },
)

/** Each frame of another color. */
function animation(frames: number, width: number, height: number) {
  const raw = Buffer.alloc(frames * width * height * 3, 0)
  for (let at = 0; at < raw.length; at++) raw[at] = 40 * Math.floor(at / (width * height * 3))
  return sharp(raw, { raw: { width, height: frames * height, channels: 3, pageHeight: height } })
}

test.each([
  [5, 100, 80, 5],
  [5, 600, 400, undefined],
  [61, 20, 20, undefined],
])('of %i frames of %i × %i, %s are kept', async (frames, width, height, kept) => {
  for (const format of ['gif', 'webp'] as const) {
    const bytes = await animation(frames, width, height).toFormat(format).toBuffer()
    const answer = await resizeImage(bytes, 50, 40_000_000)
    if (answer.kind !== 'image') throw new Error('no image')
    const { pages, width: newWidth } = await sharp(answer.bytes, { pages: -1 }).metadata()
    expect([pages, newWidth]).toEqual([kept, Math.min(width, 50)])
  }
})

test('what is decoded whole may have fewer pixels than what passes by in strips', async () => {
  const plain = await picture(4100, 4000).png().toBuffer()
  const interlaced = await picture(4100, 4000).png({ progressive: true }).toBuffer()
  const avif = await picture(2900, 2800).avif({ effort: 0 }).toBuffer()
  const told = []
  for (const bytes of [plain, interlaced, avif]) told.push((await resizeImage(bytes, 96, 40_000_000)).kind)
  expect(told).toEqual(['image', 'notAnImage', 'notAnImage'])
})

test('a picture taller than WebP can hold becomes one that is not', async () => {
  const bytes = await picture(100, 20_000).png().toBuffer()
  expect(await sizeOf(await resizeImage(bytes, 360, 40_000_000))).toMatchObject({ width: 82, height: 16383 })
})
