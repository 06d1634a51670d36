import sharp from 'sharp'
import { gifOf, pngChunk, pngOf } from '../../support/hostile-pictures.ts'
import type { AbuseCase, Outcome } from './abuse-case.ts'

const script = '<script>alert(1)</script>'
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${script}</svg>`

type Picture = () => Promise<Uint8Array>

const drawn =
  (format: 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'tiff'): Picture =>
  () =>
    sharp({ create: { width: 64, height: 40, channels: 3, background: '#c4161c' } })
      .toFormat(format)
      .toBuffer()

const bytes =
  (text: string | Buffer): Picture =>
  async () =>
    Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1')

const between =
  (before: string, picture: Picture, after = ''): Picture =>
  async () =>
    Buffer.concat([Buffer.from(before, 'latin1'), await picture(), Buffer.from(after, 'latin1')])

const part =
  (picture: Picture, share: number): Picture =>
  async () => {
    const whole = await picture()
    return whole.subarray(0, Math.floor(whole.length * share))
  }

const ftyp = (brand: string) => bytes(`\0\0\0\x1cftyp${brand}\0\0\0\0${brand}mif1miaf${'\0'.repeat(100)}`)

const pictures: readonly [name: string, contentType: string, picture: Picture, outcome: Outcome][] = [
  ['a JPEG', 'image/jpeg', drawn('jpeg'), 'image'],
  ['a PNG', 'image/png', drawn('png'), 'image'],
  ['a GIF', 'image/gif', drawn('gif'), 'image'],
  ['a WebP', 'image/webp', drawn('webp'), 'image'],
  ['an AVIF', 'image/avif', drawn('avif'), 'image'],
  ['a JPEG labeled HTML', 'text/html', drawn('jpeg'), 'image'],
  ['a PNG labeled SVG', 'image/svg+xml', drawn('png'), 'image'],
  ['a PNG with no label', '', drawn('png'), 'image'],
  ['a GIF that is an archive too', 'image/gif', between('', drawn('gif'), 'PK\x03\x04META-INF/'), 'image'],
  ['a JPEG that is an archive too', 'image/jpeg', between('', drawn('jpeg'), 'PK\x03\x04META-INF/'), 'image'],
  ['a PNG with a page behind', 'image/png', between('', drawn('png'), `<html>${script}`), 'image'],
  [
    'a PNG with a page inside',
    'image/png',
    bytes(pngOf({ width: 9, height: 9, extra: pngChunk('tEXt', Buffer.from(`a\0${script}`)) })),
    'image',
  ],
  [
    'a GIF of ten thousand frames',
    'image/gif',
    bytes(gifOf({ width: 9, height: 9, frames: 10_000 })),
    'image',
  ],
  ['an SVG', 'image/svg+xml', bytes(svg), 'notAnImage'],
  ['an SVG labeled PNG', 'image/png', bytes(svg), 'notAnImage'],
  [
    'an SVG behind an XML declaration',
    'image/png',
    bytes(`<?xml version="1.0"?><!DOCTYPE svg>${svg}`),
    'notAnImage',
  ],
  ['an SVG behind a mark', 'image/png', bytes(`\xef\xbb\xbf${svg}`), 'notAnImage'],
  ['an SVG that begins like an AVIF', 'image/avif', bytes(`<!--ftypavif-->${svg}`), 'notAnImage'],
  ['an SVG that begins like a GIF', 'image/gif', bytes(`GIF89a${svg}`), 'notAnImage'],
  [
    'an SVG that reads a file',
    'image/png',
    bytes('<svg xmlns:x="http://www.w3.org/1999/xlink"><image x:href="file:///etc/passwd"/></svg>'),
    'notAnImage',
  ],
  ['an SVG in gzip', 'image/png', bytes('\x1f\x8b\x08\x00'), 'notAnImage'],
  ['HTML labeled PNG', 'image/png', bytes(`<!doctype html>${script}`), 'notAnImage'],
  ['HTML behind a JPEG', 'image/jpeg', bytes(`\xff\xd8\xff\xe0${script}`), 'notAnImage'],
  ['a script that begins like a GIF', 'image/gif', bytes('GIF89a=1;alert(1)//'), 'notAnImage'],
  ['JSON labeled JPEG', 'image/jpeg', bytes('{"secret":1}'), 'notAnImage'],
  ['a PDF', 'image/png', bytes('%PDF-1.7'), 'notAnImage'],
  ['PostScript', 'image/png', bytes('%!PS-Adobe-3.0'), 'notAnImage'],
  ['a BMP', 'image/bmp', bytes(`BM${'\0'.repeat(60)}`), 'notAnImage'],
  ['a TIFF', 'image/tiff', drawn('tiff'), 'notAnImage'],
  ['an ICO', 'image/x-icon', bytes(`\0\0\x01\0\x01\0${'\0'.repeat(60)}`), 'notAnImage'],
  ['a HEIC', 'image/heic', ftyp('heic'), 'notAnImage'],
  ['a video', 'video/mp4', ftyp('isom'), 'notAnImage'],
  ['an AVIF of nothing', 'image/avif', ftyp('avif'), 'notAnImage'],
  ['a JPEG XL', 'image/jxl', bytes('\xff\x0a\0\0'), 'notAnImage'],
  ['a JPEG XL in its box', 'image/jxl', bytes('\0\0\0\x0cJXL \r\n\x87\n'), 'notAnImage'],
  ['a JPEG 2000', 'image/jp2', bytes('\0\0\0\x0cjP  \r\n\x87\n'), 'notAnImage'],
  ['a Photoshop file', 'image/png', bytes('8BPS\0\x01'), 'notAnImage'],
  ['a ZIP', 'image/png', bytes('PK\x03\x04'), 'notAnImage'],
  ['nothing', 'image/png', bytes(''), 'notAnImage'],
  ['one byte', 'image/png', bytes('\x89'), 'notAnImage'],
  ['a signature alone', 'image/png', bytes('\x89PNG\r\n\x1a\n'), 'notAnImage'],
  ['half a PNG', 'image/png', part(bytes(pngOf({ width: 500, height: 500, rows: 200 })), 0.9), 'notAnImage'],
  [
    'a PNG of fewer rows than told',
    'image/png',
    bytes(pngOf({ width: 500, height: 500, rows: 200 })),
    'notAnImage',
  ],
  ['half a JPEG', 'image/jpeg', part(drawn('jpeg'), 0.7), 'notAnImage'],
  ['half a WebP', 'image/webp', part(drawn('webp'), 0.5), 'notAnImage'],
  ['half an AVIF', 'image/avif', part(drawn('avif'), 0.7), 'notAnImage'],
  ['half a GIF', 'image/gif', part(drawn('gif'), 0.5), 'notAnImage'],
  ['a PNG of 16,000 by 16,000', 'image/png', bytes(pngOf({ width: 16_000, height: 16_000 })), 'notAnImage'],
  [
    'a PNG that says 16,000 by 16,000',
    'image/png',
    bytes(pngOf({ width: 16_000, height: 16_000, rows: 1 })),
    'notAnImage',
  ],
  [
    'a PNG of two billion by one',
    'image/png',
    bytes(pngOf({ width: 2 ** 31 - 1, height: 1, rows: 0 })),
    'notAnImage',
  ],
  [
    'a PNG of two billion squared',
    'image/png',
    bytes(pngOf({ width: 2 ** 31 - 1, height: 2 ** 31 - 1, rows: 0 })),
    'notAnImage',
  ],
  ['a PNG of no size', 'image/png', bytes(pngOf({ width: 0, height: 0 })), 'notAnImage'],
  [
    'a GIF of 60,000 by 60,000',
    'image/gif',
    bytes(gifOf({ width: 60_000, height: 60_000, isWhole: true })),
    'notAnImage',
  ],
  [
    'more bytes than we take',
    'image/png',
    bytes(Buffer.concat([pngOf({ width: 9, height: 9 }), Buffer.alloc(1_200_000)])),
    'tooLarge',
  ],
]

export const imageCases: AbuseCase[] = pictures.map(([name, contentType, picture, outcome]) => ({
  name,
  route: 'image',
  answer: async () => ({ body: await picture(), ...(contentType === '' ? {} : { contentType }) }),
  outcome,
}))
