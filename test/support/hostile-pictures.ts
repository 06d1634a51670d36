import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export interface PngOptions {
  width: number
  height: number
  /** Rows that are really there, white; all of them unless said. */
  rows?: number
  interlaced?: boolean
  /** Between the header and the picture. */
  extra?: Buffer
}

/** One bit a pixel: a picture of 16,000 × 16,000 is some 30 KB. */
export function pngOf({ width, height, rows = height, interlaced = false, extra }: PngOptions): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  header[12] = interlaced ? 1 : 0
  const picture = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))))
  const parts = [signature, pngChunk('IHDR', header), extra ?? Buffer.alloc(0), pngChunk('IDAT', picture)]
  return Buffer.concat([...parts, pngChunk('IEND', Buffer.alloc(0))])
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

/** A GIF each of whose frames covers one pixel, unless `isWhole`: then it says to cover all, and does not. */
export function gifOf(options: {
  width: number
  height: number
  frames?: number
  isWhole?: boolean
}): Buffer {
  const { width, height, frames = 1, isWhole = false } = options
  const size = Buffer.alloc(4)
  size.writeUInt16LE(width, 0)
  size.writeUInt16LE(height, 2)
  const head = [Buffer.from('GIF89a'), size, Buffer.from([0x80, 0, 0, 200, 20, 20, 255, 255, 255])]
  const frame = Buffer.concat([
    Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0]),
    isWhole ? size : Buffer.from([1, 0, 1, 0]),
    Buffer.from([0, 2, 2, 0x44, 1, 0]),
  ])
  return Buffer.concat([...head, ...Array<Buffer>(frames).fill(frame), Buffer.from([0x3b])])
}
