import type { MadeFile } from '../../worker/pack-messages.ts'
import { fullDate } from '../words/full-date.ts'

import { callPackWorker } from './pack-calls.ts'
import { type FileWords, pagesOf } from './post-pages.ts'

export interface FileWish {
  name: string
  day?: string | undefined
  postIds: readonly string[]
  isSingle: boolean
}

export interface ReadyFile extends Omit<MadeFile, 'blob'> {
  file: File
}

/** One after the other, as the worker makes one file at a time. */
let making: Promise<unknown> = Promise.resolve()

/** Makes a file of stored posts. Texts are sanitized here, as only a page can; all else is the worker's. */
export function makeFile(
  wish: FileWish,
  given: FileWords,
  tell: (done: number, total: number) => void = () => {},
): Promise<ReadyFile> {
  const made = making.then(() => make(wish, given, tell))
  making = made.catch(() => {})
  return made
}

async function make(
  { name, day, postIds, isSingle }: FileWish,
  given: FileWords,
  tell: (done: number, total: number) => void,
): Promise<ReadyFile> {
  const { words, text } = given
  const createdAt = Date.now()
  const { contents, backToContents, noPicture, samePicture, fileHint: hint } = text
  await callPackWorker('begin', {
    name,
    day,
    createdAt,
    language: words.language,
    made: text.madeOn(fullDate(words.language, createdAt), isSingle ? undefined : postIds.length),
    hint,
    contents,
    backToContents,
    noPicture,
    samePicture,
    isSingle,
  })
  for await (const { page, done } of pagesOf(postIds, given, isSingle)) {
    if (page) await callPackWorker('add', page)
    tell(done, postIds.length)
  }
  const { blob, ...rest } = await callPackWorker('finish', undefined)
  return { ...rest, file: new File([blob], `${fileName(name)}.html`, { type: 'text/html' }) }
}

/** Letters that every phone and every mail program lets stand. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
  return plain || 'dsa-feed'
}
