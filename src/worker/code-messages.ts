import type { Received } from '../core/code/code-receiver.ts'
import type { CodePicture } from '../core/code/qr-picture.ts'

/** What a page can ask of the worker that draws and reads codes, and what it gets. */
export interface CodeCalls {
  /** Begins a series; gives the number of codes that hold all of it. Fails where it is too much. */
  open: { given: { payload: Uint8Array<ArrayBuffer>; isSingle: boolean }; gives: number }
  /** A code of the series, from 0. */
  draw: { given: number; gives: CodePicture }
  /** A picture, which is closed then. */
  see: { given: ImageBitmap; gives: Seen }
}

export type Seen = { kind: 'nothing' } | Received

export type CodeName = keyof CodeCalls
export type CodeRequest = {
  [Name in CodeName]: { name: Name; given: CodeCalls[Name]['given'] }
}[CodeName]

/** In the order of the requests. */
export type CodeAnswer = { kind: 'done'; value: unknown } | { kind: 'failed'; message: string }
