import { crc32 } from '../domain/crc32.ts'
import { codeLimits } from './code-limits.ts'

/** What one code says: a part of a series, or several parts added up (`fountain.ts`). */
export interface Frame {
  series: Series
  /** From 0; which parts it has follows from it. */
  number: number
  /** As long as the series' blocks. */
  data: Uint8Array
}

/** What all frames of a series say alike. */
export interface Series {
  /** The first bytes of the payload's SHA-256, in hex. */
  id: string
  /** Of the payload, in bytes. */
  length: number
  /** Bytes of each part; the last one is filled up with zeros. */
  blockLength: number
}

/** Why a code is none of ours, or of no use. */
export type FrameRefusal =
  | 'foreign'
  /** Made by a newer version of the app. */
  | 'newerVersion'
  | 'damaged'
  /** More than `codeLimits` allow. */
  | 'tooLarge'

export type FrameReading = { kind: 'frame'; frame: Frame } | { kind: 'refused'; why: FrameRefusal }

/** "DF", then the version. */
const mark = [0x44, 0x46] as const
export const frameVersion = 1
/** Bytes of the SHA-256 that name a series. */
export const idLength = 6
const headLength = 17
/** Mark, version, name, length, block length, number; then the data, and a checksum over all before it. */
export const frameOverhead = headLength + 4
/** Above it the number does not fit into its three bytes. */
export const mostNumber = 0xff_ffff

export function writeFrame({ series, number, data }: Frame): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frameOverhead + data.length)
  const view = new DataView(bytes.buffer)
  bytes.set(mark)
  bytes[2] = frameVersion
  for (let at = 0; at < idLength; at += 1)
    bytes[3 + at] = Number.parseInt(series.id.slice(2 * at, 2 * at + 2), 16)
  view.setUint16(9, series.length)
  view.setUint16(11, series.blockLength)
  // The first of its four bytes stays zero.
  view.setUint32(13, number)
  bytes.set(data, headLength)
  const end = headLength + data.length
  view.setUint32(end, crc32(bytes.subarray(0, end)))
  return bytes
}

/** Believes nothing: any code may come before the camera. */
export function readFrame(bytes: Uint8Array): FrameReading {
  if (bytes[0] !== mark[0] || bytes[1] !== mark[1]) return refused('foreign')
  if ((bytes[2] ?? 0) > frameVersion) return refused('newerVersion')
  if (bytes[2] !== frameVersion || bytes.length <= frameOverhead) return refused('damaged')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = bytes.length - 4
  if (view.getUint32(end) !== crc32(bytes.subarray(0, end))) return refused('damaged')
  const series = {
    id: [...bytes.subarray(3, 3 + idLength)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    length: view.getUint16(9),
    blockLength: view.getUint16(11),
  }
  const number = view.getUint32(13)
  const data = bytes.slice(headLength, end)
  if (data.length !== series.blockLength || series.length < 1 || number > mostNumber)
    return refused('damaged')
  if (series.length > codeLimits.payloadBytes || blockCount(series) > codeLimits.blocks)
    return refused('tooLarge')
  return { kind: 'frame', frame: { series, number, data } }
}

export function blockCount({ length, blockLength }: Series): number {
  return Math.ceil(length / blockLength)
}

function refused(why: FrameRefusal): FrameReading {
  return { kind: 'refused', why }
}
