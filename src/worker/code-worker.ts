import { CodeReceiver } from '../core/code/code-receiver.ts'
import { CodeSeries } from '../core/code/code-series.ts'
import { drawCode, findCode } from '../core/code/qr-picture.ts'
import type { CodeAnswer, CodeRequest, Seen } from './code-messages.ts'

declare const self: DedicatedWorkerGlobalScope

/** Pixels of a side: in more of them no code is found that is not found in these. */
const mostPixels = 1600

const receiver = new CodeReceiver()
let series: CodeSeries | undefined
let canvas: OffscreenCanvas | undefined
/** One answer after the other. */
let working: Promise<unknown> = Promise.resolve()

/** Off the main thread: to find a code in a picture takes a slow phone a tenth of a second. */
self.onmessage = ({ data }: MessageEvent<CodeRequest>) => {
  const tell = (answer: CodeAnswer) => self.postMessage(answer)
  working = working
    .then(() => answerTo(data))
    .then(
      (value) => tell({ kind: 'done', value }),
      (error) => tell({ kind: 'failed', message: String(error) }),
    )
}

async function answerTo(request: CodeRequest): Promise<unknown> {
  switch (request.name) {
    case 'open':
      series = await CodeSeries.of(request.given.payload, request.given.isSingle)
      return series.count
    case 'draw':
      if (!series) throw new TypeError('No series was begun.')
      return drawCode(series.frame(request.given))
    case 'see':
      return see(request.given)
  }
}

async function see(picture: ImageBitmap): Promise<Seen> {
  const scale = Math.min(1, mostPixels / Math.max(picture.width, picture.height))
  const [width, height] = [Math.ceil(picture.width * scale), Math.ceil(picture.height * scale)]
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(picture, 0, 0, width, height)
  picture.close()
  const bytes = context && findCode(context.getImageData(0, 0, width, height))
  return bytes ? receiver.take(bytes) : { kind: 'nothing' }
}
