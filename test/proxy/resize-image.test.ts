import sharp from 'sharp'
import { expect, test } from 'vitest'
import { isKnownImage, resizeImage } from '../../proxy/resize-image.ts'

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
