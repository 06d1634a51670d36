import { encodeQR } from 'qr'
import { decodeQR } from 'qr/decode.js'

/** A code as a square of modules, row by row: 1 is dark. The light margin that it needs is in it. */
export interface CodePicture {
  /** Modules of a side. */
  size: number
  modules: Uint8Array<ArrayBuffer>
}

/** Pixels as a canvas gives them: four bytes each. */
export interface Pixels {
  width: number
  height: number
  data: Uint8ClampedArray
}

/** Modules, as the standard wants: https://www.qrcode.com/en/howto/code.html */
const margin = 4

/** With little correction: what a camera can't read now it reads the next time, and larger modules help it more. */
export function drawCode(bytes: Uint8Array): CodePicture {
  const rows = encodeQR(' ', 'raw', {
    ecc: 'low',
    encoding: 'byte',
    textEncoder: () => bytes,
    border: margin,
  })
  return { size: rows.length, modules: Uint8Array.from(rows.flat(), Number) }
}

/** The bytes of the code in a picture; undefined where there is none that can be read. */
export function findCode(pixels: Pixels): Uint8Array | undefined {
  const parts: Uint8Array[] = []
  try {
    decodeQR(pixels, {
      format: 'RGBA',
      textDecoder: (bytes) => {
        parts.push(bytes.slice())
        return ''
      },
    })
  } catch {
    return undefined
  }
  const [bytes] = parts
  // A code of ours has one part, of bytes.
  return parts.length === 1 ? bytes : new Uint8Array()
}
