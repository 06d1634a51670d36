import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { inflateSync } from 'node:zlib'
import sharp from 'sharp'

export const posterFamily = 'League Gothic'

export interface PosterFont {
  /** Width of a line, in font sizes. */
  widthOf(text: string): number
}

/**
 * Makes the app's own headline face known to the drawing library. That reads no WOFF, so the tables inside
 * are written out as a plain font first.
 */
export async function loadPosterFont(woffFile: string, fontFile: string): Promise<PosterFont> {
  const tables = readWoff(await readFile(woffFile))
  await mkdir(dirname(fontFile), { recursive: true })
  await writeFile(fontFile, writeFont(tables))
  // Drawing one letter from the file registers its family for the whole process.
  await sharp({ text: { text: 'A', font: `${posterFamily} 12`, fontfile: fontFile } }).toBuffer()
  return { widthOf: measure(tables) }
}

interface FontTables {
  flavor: number
  tables: { name: string; checksum: number; bytes: Buffer }[]
}

/** https://www.w3.org/TR/WOFF/#TableDirectory */
function readWoff(woff: Buffer): FontTables {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20
    const [offset, packed, size] = [
      woff.readUInt32BE(at + 4),
      woff.readUInt32BE(at + 8),
      woff.readUInt32BE(at + 12),
    ]
    const bytes = woff.subarray(offset, offset + packed)
    return {
      name: woff.toString('latin1', at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      bytes: packed < size ? inflateSync(bytes) : bytes,
    }
  })
  return { flavor: woff.readUInt32BE(4), tables }
}

/** https://learn.microsoft.com/typography/opentype/spec/otff#table-directory */
function writeFont({ flavor, tables }: FontTables): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.length)
  const power = Math.floor(Math.log2(tables.length))
  head.writeUInt32BE(flavor, 0)
  head.writeUInt16BE(tables.length, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * (tables.length - 2 ** power), 10)
  const bodies: Buffer[] = []
  let offset = head.length
  for (const [index, { name, checksum, bytes }] of tables.entries()) {
    const at = 12 + index * 16
    head.write(name, at, 'latin1')
    head.writeUInt32BE(checksum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(bytes.length, at + 12)
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    bodies.push(padded)
    offset += padded.length
  }
  return Buffer.concat([head, ...bodies])
}

function measure({ tables }: FontTables): (text: string) => number {
  const table = (name: string) => tables.find((one) => one.name === name)?.bytes ?? Buffer.alloc(64)
  const [advances, glyphs] = [table('hmtx'), glyphsOf(table('cmap'))]
  const unitsPerEm = table('head').readUInt16BE(18)
  const lastAdvance = table('hhea').readUInt16BE(34) - 1
  const advanceOf = (char: string) =>
    advances.readUInt16BE(4 * Math.min(glyphs.get(char.codePointAt(0) ?? 0) ?? 0, lastAdvance))
  return (text) => [...text].reduce((sum, char) => sum + advanceOf(char), 0) / unitsPerEm
}

/** Code point → glyph, from the first segmented (format 4) subtable. */
function glyphsOf(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>()
  const start = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(8 + at * 8)).find(
    (offset) => cmap.readUInt16BE(offset) === 4,
  )
  if (start === undefined) return glyphs
  const size = cmap.readUInt16BE(start + 6)
  for (let at = 0; at < size; at += 2) {
    const end = cmap.readUInt16BE(start + 14 + at)
    const first = cmap.readUInt16BE(start + 16 + size + at)
    const delta = cmap.readUInt16BE(start + 16 + 2 * size + at)
    const rangeAt = start + 16 + 3 * size + at
    const range = cmap.readUInt16BE(rangeAt)
    for (let code = first; code <= end && code < 0xffff; code++) {
      const glyph = range === 0 ? code : cmap.readUInt16BE(rangeAt + range + 2 * (code - first))
      glyphs.set(code, (glyph + delta) & 0xffff)
    }
  }
  return glyphs
}
