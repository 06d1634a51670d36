import { PackBuilder } from '../core/pack/build-pack.ts'
import { StorageError } from '../core/storage/storage-error.ts'
import { estimatePack } from './estimate-pack.ts'
import { useReader } from './feed-reader.ts'
import { gatherPack } from './gather-pack.ts'
import type { CallAnswer, CallRequest, GatherEnd, MadeFile } from './pack-messages.ts'
import { provingFeeds } from './published-feeds.ts'
import { pictureBytes } from './stored-pictures.ts'
import { lookAt, takeLooked } from './take-file.ts'

declare const self: DedicatedWorkerGlobalScope

let builder: PackBuilder | undefined
/** What ends the fetching for a pack, by its id. */
const stops = new Map<string, AbortController>()

/** Off the main thread: a pack is tens of megabytes to read, to hash and to write. */
self.onmessage = ({ data }: MessageEvent<CallRequest>) => {
  const { call } = data
  const tell = (answer: CallAnswer) => self.postMessage(answer)
  answerTo(data, (done, total) => tell({ call, kind: 'progress', done, total })).then(
    (value) => tell({ call, kind: 'done', value }),
    (error) => {
      const problem = error instanceof StorageError ? error.problem : problemOf(error)
      tell({ call, kind: 'failed', problem, message: String(error) })
    },
  )
}

async function answerTo(request: CallRequest, tell: (done: number, total: number) => void): Promise<unknown> {
  switch (request.name) {
    case 'begin':
      builder = new PackBuilder(request.given, pictureBytes)
      return undefined
    case 'add':
      return builder?.add(request.given)
    case 'finish':
      return finish()
    case 'reader':
      return useReader(request.given)
    case 'look':
      return lookAt(request.given)
    case 'take':
      return takeLooked()
    case 'estimate':
      return estimatePack(request.given)
    case 'gather':
      return gather(request.given, tell)
    case 'pause':
      return stops.get(request.given)?.abort()
  }
}

async function gather(id: string, tell: (done: number, total: number) => void): Promise<GatherEnd> {
  const stop = new AbortController()
  stops.set(id, stop)
  return gatherPack(id, stop.signal, tell)
}

async function finish(): Promise<MadeFile> {
  if (!builder) throw new TypeError('No file was begun.')
  const feeds = await provingFeeds(builder.toProve())
  const { parts, contentBytes, pictures, missingPictures } = await builder.finish(feeds)
  builder = undefined
  return { blob: new Blob(parts, { type: 'text/html' }), contentBytes, pictures, missingPictures }
}

/** The cache of pictures has a disk, too. */
function problemOf(error: unknown) {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
  return isFull ? ({ code: 'storageFull' } as const) : undefined
}
