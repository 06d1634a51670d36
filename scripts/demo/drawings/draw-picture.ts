import sharp from 'sharp'
import { makeRandom } from '../../../test/support/random.ts'
import type { PosterWords } from '../article.ts'
import { ink, paper, posterLayouts, red } from './layouts.ts'
import { drawMotif } from './motifs.ts'
import { type PosterFont, posterFamily } from './poster-font.ts'
import { sceneLayouts } from './scenes.ts'

export type PictureKind = 'poster' | 'scene'

export interface PictureSize {
  width: number
  height: number
}

const sizes: Record<PictureKind, readonly PictureSize[]> = {
  poster: [
    { width: 1200, height: 630 },
    { width: 1080, height: 1350 },
    { width: 1200, height: 1200 },
    { width: 1200, height: 800 },
  ],
  scene: [
    { width: 1600, height: 1067 },
    { width: 1200, height: 800 },
    { width: 1600, height: 900 },
  ],
}

/** Known before drawing, so that a feed can state it. */
export function pictureSize(kind: PictureKind, seed: string): PictureSize {
  return makeRandom(`size ${seed}`).pick(sizes[kind])
}

/** Posters as PNG, scenes as JPEG; the same seed gives the same picture. */
export async function drawPicture(
  kind: PictureKind,
  words: PosterWords,
  seed: string,
  font: PosterFont,
): Promise<Buffer> {
  const size = pictureSize(kind, seed)
  const random = makeRandom(seed)
  const layout = random.pick(kind === 'poster' ? posterLayouts : sceneLayouts)
  const drawing = svg(size, layout({ words, ...size, font, random }))
  if (kind === 'poster') return sharp(drawing).png({ palette: true }).toBuffer()
  return sharp(drawing)
    .blur(0.7)
    .composite([{ input: await grain(size), blend: 'soft-light' }])
    .jpeg({ quality: 78 })
    .toBuffer()
}

/** A round badge with a publisher's initials, as its feed's logo. */
export async function drawLogo(name: string, seed: string, font: PosterFont): Promise<Buffer> {
  const random = makeRandom(`logo ${seed}`)
  const initials = name
    .replace(/\b(?:DSA|YDSA|of|the|The)\b/g, '')
    .split(/[^\p{L}]+/u)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, 3)
  const [back, front] = random.pick([
    [red, paper],
    [ink, paper],
    [paper, red],
    ['#8E0F14', paper],
    ['#F2D9A8', ink],
  ] as const)
  const motif = random.pick(['rose', 'sun', 'gear', 'homes', 'book'] as const)
  const inks = { main: front, under: back, accent: back === red ? ink : front === red ? ink : red }
  const size = Math.min(200, 320 / Math.max(0.5, font.widthOf(initials)))
  const letters = `<text x="256" y="452" text-anchor="middle" font-family="${posterFamily}" font-size="${size}" fill="${front}">${initials}</text>`
  const drawing = `<rect width="512" height="512" fill="${back}"/><g transform="translate(141 32) scale(2.3)">${drawMotif(motif, inks)}</g>${letters}`
  return sharp(svg({ width: 512, height: 512 }, drawing))
    .png({ palette: true })
    .toBuffer()
}

function svg({ width, height }: PictureSize, drawing: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawing}</svg>`,
  )
}

function grain({ width, height }: PictureSize): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 26 }
  return sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .png({ compressionLevel: 1 })
    .toBuffer()
}
