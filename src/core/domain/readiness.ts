import type { OwnProblem } from './problem.ts'

/** What the phone really holds of what it promises without a network, as found by reading it. */
export interface Readiness {
  /** Epoch ms. */
  checkedAt: number
  /** Files of the app itself that are not stored; absent while nothing tells which they are. */
  missingFiles?: number
  /** Posts without their text. */
  missingTexts: number
  pictures: PictureCounts
  /** Of posts that are not whole, the newest few. */
  missingIn: string[]
  /** Only the pictures of what the reader keeps are fetched ahead. */
  savesData?: true
  /** The phone has no room for more pictures. */
  isFull?: true
  /** What kept the last pictures from coming. */
  problem?: OwnProblem
}

export interface PictureCounts {
  stored: number
  bytes: number
  /** Promised and not there. */
  missing: number
  /** Promised, and their publishers give them no more. */
  lost: number
}

/** What is remembered between two times that pictures are fetched ahead. */
export interface PictureState {
  /** By the picture's address. */
  failures: Record<string, PictureFailure>
  /** What the phone had room for when it was full. */
  room?: { bytes: number; at: number }
}

export interface PictureFailure {
  count: number
  /** Epoch ms of the last try. */
  triedAt: number
  /** Its publisher says that it is no more, or sends no picture. */
  isGone?: true
}

export function isReady({ missingFiles, missingTexts, pictures }: Readiness): boolean {
  return missingFiles === 0 && missingTexts === 0 && pictures.missing === 0
}
