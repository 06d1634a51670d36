import type { Random } from '../../../test/support/random.ts'
import type { PosterWords } from '../article.ts'
import { drawMotif, type Inks } from './motifs.ts'
import { drawRow } from './people.ts'
import { type PosterFont, posterFamily } from './poster-font.ts'

export const red = '#C4161C'
export const paper = '#FBF7F2'
export const ink = '#1B1717'
const deepRed = '#8E0F14'
const onPaper: Inks = { main: ink, under: paper, accent: red }
const onRed: Inks = { main: paper, under: red, accent: ink }
const onInk: Inks = { main: paper, under: ink, accent: red }

export interface Sheet {
  words: PosterWords
  width: number
  height: number
  font: PosterFont
  random: Random
}

export type Layout = (sheet: Sheet) => string

/** Big words on red, a dark strip below. */
const broadside: Layout = (sheet) => {
  const { width, height, words } = sheet
  const strip = height * 0.15
  return (
    box(0, 0, width, height, red) +
    headline(
      sheet,
      { x: width * 0.06, y: height * 0.07, width: width * 0.88, height: height * 0.72 },
      paper,
    ) +
    box(0, height - strip, width, strip, ink) +
    line(sheet, width * 0.06, height - strip * 0.34, strip * 0.5, paper, width * 0.72) +
    motif(words, onInk, width * 0.94 - strip * 0.74, height - strip * 0.87, strip * 0.74)
  )
}

/** Rays from the horizon, the drawing on it. */
const sunrise: Layout = (sheet) => {
  const { width, height, words } = sheet
  const [x, y] = [width / 2, height * 0.74]
  const rays = Array.from({ length: 18 }, (_, at) => {
    const [from, to] = [((at * 20 - 4) * Math.PI) / 180, ((at * 20 + 6) * Math.PI) / 180]
    const far = width + height
    return `M${x} ${y}L${x + far * Math.cos(from)} ${y + far * Math.sin(from)}L${x + far * Math.cos(to)} ${y + far * Math.sin(to)}z`
  })
  const size = Math.min(width, height) * 0.5
  return (
    box(0, 0, width, height, paper) +
    `<path d="${rays.join('')}" fill="${red}"/><circle cx="${x}" cy="${y - size * 0.36}" r="${size * 0.72}" fill="${paper}"/>` +
    motif(words, onPaper, x - size / 2, y - size * 0.88, size) +
    box(0, height * 0.76, width, height * 0.24, ink) +
    headline(
      sheet,
      { x: width * 0.05, y: height * 0.785, width: width * 0.9, height: height * 0.19 },
      paper,
      1,
      true,
    )
  )
}

/** A crowd with signs under a red sun. */
const crowd: Layout = (sheet) => {
  const { width, height, random } = sheet
  const unit = height / 15
  const rows = [0, 1, 2].map((at) =>
    drawRow(
      {
        y: height * (0.7 + at * 0.13),
        size: unit * (0.7 + at * 0.35),
        fill: ['#5A4A47', '#37302F', ink][at] ?? ink,
        signs: [4, 3, 2][at] ?? 2,
        signFills: [paper, paper, red, '#F2D9A8'],
      },
      width,
      random,
    ),
  )
  return (
    box(0, 0, width, height, '#F3E6D4') +
    `<circle cx="${width * (0.25 + random.next() * 0.5)}" cy="${height * 0.55}" r="${height * 0.4}" fill="${red}"/>` +
    headline(
      sheet,
      { x: width * 0.06, y: height * 0.05, width: width * 0.88, height: height * 0.33 },
      ink,
      2,
    ) +
    rows.join('')
  )
}

/** Drawing and words side by side, or one over the other on a tall sheet. */
const halves: Layout = (sheet) => {
  const { width, height, words, random } = sheet
  const isTall = height > width
  const [wide, high] = isTall ? [width, height * 0.5] : [width * 0.44, height]
  const size = Math.min(wide, high) * 0.7
  const field = random.chance(0.5) ? { fill: red, inks: onRed } : { fill: ink, inks: onInk }
  const x = isTall ? width * 0.07 : wide + width * 0.05
  const y = isTall ? high + height * 0.05 : height * 0.12
  return (
    box(0, 0, width, height, paper) +
    box(0, 0, wide, high, field.fill) +
    motif(words, field.inks, (wide - size) / 2, (high - size) / 2, size) +
    headline(sheet, { x, y, width: width - x - width * 0.06, height: (isTall ? 0.32 : 0.6) * height }, ink) +
    box(x, height * 0.86, width * 0.12, height * 0.012, red) +
    line(sheet, x, height * 0.94, height * 0.055, ink, width - x - width * 0.06)
  )
}

/** Words climbing a band. */
const slant: Layout = (sheet) => {
  const { width, height, words } = sheet
  const band = Math.min(width, height) * 0.42
  const size = Math.min(width, height) * 0.3
  return (
    box(0, 0, width, height, paper) +
    `<g transform="rotate(-9 ${width / 2} ${height / 2})">${box(-width, height / 2 - band / 2, width * 3, band, red)}${box(-width, height / 2 + band / 2 + band * 0.06, width * 3, band * 0.06, ink)}` +
    `${headline(sheet, { x: width * 0.05, y: height / 2 - band * 0.42, width: width * 0.9, height: band * 0.84 }, paper, 2)}</g>` +
    motif(words, onPaper, width * 0.95 - size, height * 0.95 - size, size) +
    line(sheet, width * 0.05, height * 0.14, height * 0.075, ink, width * 0.6)
  )
}

/** The drawing as a pattern, the words on a label. */
const pattern: Layout = (sheet) => {
  const { width, height, words } = sheet
  const cell = Math.min(width, height) / 4
  let cells = ''
  for (let column = 0; column * cell < width; column++) {
    for (let row = 0; row * cell < height; row++) {
      const fill = [red, paper, ink, deepRed][(column + row * 3) % 4] ?? red
      const inks = fill === paper ? onPaper : fill === ink ? onInk : { ...onRed, under: fill }
      cells += box(column * cell, row * cell, cell + 1, cell + 1, fill)
      cells += motif(words, inks, (column + 0.16) * cell, (row + 0.16) * cell, cell * 0.68)
    }
  }
  const label = { x: width * 0.1, y: height * 0.36, width: width * 0.8, height: height * 0.28 }
  return (
    cells +
    box(label.x, label.y, label.width, label.height, paper) +
    headline(
      sheet,
      {
        x: label.x + width * 0.03,
        y: label.y + height * 0.025,
        width: label.width - width * 0.06,
        height: label.height - height * 0.05,
      },
      red,
      2,
      true,
    )
  )
}

/** Hardly anything but the words. */
const notice: Layout = (sheet) => {
  const { width, height } = sheet
  const edge = Math.min(width, height) * 0.05
  return (
    box(0, 0, width, height, paper) +
    `<path d="M${edge} ${edge}H${width - edge}V${height - edge}H${edge}z" fill="none" stroke="${ink}" stroke-width="${edge * 0.16}"/>` +
    headline(sheet, { x: edge * 2, y: edge * 2, width: width - edge * 4, height: height * 0.66 }, red) +
    box(edge * 2, height * 0.8, width - edge * 4, edge * 0.16, ink) +
    line(sheet, edge * 2, height * 0.88, height * 0.06, ink, width - edge * 4)
  )
}

export const posterLayouts: readonly Layout[] = [broadside, sunrise, crowd, halves, slant, pattern, notice]

export function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`
}

function motif(words: PosterWords, inks: Inks, x: number, y: number, size: number): string {
  return `<g transform="translate(${x} ${y}) scale(${size / 100})">${drawMotif(words.motif, inks)}</g>`
}

interface Frame {
  x: number
  y: number
  width: number
  height: number
}

/** Height of a capital and of its line, in font sizes of this face. */
const [capital, leading] = [0.72, 0.84]

/** The words as large as the frame allows, in as many lines as make them largest. */
function headline(
  { words, font }: Sheet,
  frame: Frame,
  fill: string,
  maxLines = 4,
  isCentered = false,
): string {
  const best = breakings(words.headline.split(' '), maxLines)
    .map((lines) => {
      const widest = Math.max(...lines.map((text) => font.widthOf(text)))
      return {
        lines,
        size: Math.min(frame.width / widest, frame.height / ((lines.length - 1) * leading + capital)),
      }
    })
    .reduce((a, b) => (b.size > a.size ? b : a))
  const used = best.size * ((best.lines.length - 1) * leading + capital)
  const top = frame.y + (frame.height - used) / 2
  const indent = (text: string) => (isCentered ? (frame.width - best.size * font.widthOf(text)) / 2 : 0)
  return best.lines
    .map((text, at) =>
      write(text, frame.x + indent(text), top + best.size * (capital + at * leading), best.size, fill),
    )
    .join('')
}

/** Every way to set words in order on up to `most` lines. */
function breakings(words: string[], most: number): string[][] {
  if (most <= 1 || words.length <= 1) return [[words.join(' ')]]
  const ways = words.slice(1).flatMap((_, at) => {
    const first = words.slice(0, at + 1).join(' ')
    return breakings(words.slice(at + 1), most - 1).map((rest) => [first, ...rest])
  })
  return [[words.join(' ')], ...ways]
}

function line(
  { words, font }: Sheet,
  x: number,
  y: number,
  size: number,
  fill: string,
  maxWidth: number,
): string {
  const text = words.line.toUpperCase()
  return write(text, x, y, Math.min(size, maxWidth / font.widthOf(text)), fill)
}

function write(text: string, x: number, y: number, size: number, fill: string): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<text x="${x}" y="${y}" font-family="${posterFamily}" font-size="${size}" fill="${fill}">${safe}</text>`
}
