import sharp from 'sharp'
import { imagePath } from '../../../proxy/wire.ts'
import { makeCatalog } from '../../support/make-catalog.ts'
import { makeRandom } from '../../support/random.ts'
import type { BenchResult } from '../bench-result.ts'
import { quietMachine } from '../quiet-machine.ts'
import { median, medianAndRange } from '../statistics.ts'
import { onServerCore } from './cores.ts'
import { measureLoad } from './load.ts'
import { inSmallWorld, type SmallWorld } from './small-world.ts'

const [width, height] = [2000, 1333]
const mostPictureMs = 60
const single = 15
const many = 100
const mostIndexMs = 20
/** 200 indexes a second: what 360,000 phones ask that look once in half an hour. */
const indexClients = { connections: 10, everyMs: 50 }

/** A photograph to 720 pixels as WebP, one after the other, then a hundred at once beside the index. */
export async function pictures(): Promise<BenchResult[]> {
  const photo = await makePhoto()
  return inSmallWorld(makeCatalog('http://127.0.0.1', 10), async (world) => {
    const { publisher } = world
    const app = await world.startServer({ under: onServerCore })
    for (let at = 0; at < single + many; at++) {
      publisher.serve(`/${at}.jpg`, { body: withComment(photo, `${at}`), contentType: 'image/jpeg' })
    }
    await quietMachine()
    const times: number[] = []
    for (let at = 0; at < single; at++) times.push(await timeOf(() => getPicture(app.url, world, at)))
    // The first ones also load the code.
    const settled = times.slice(3)
    const burst = await burstBesideIndex(app.url, world)
    return [
      {
        what: `JPEG of ${width} × ${height} (${Math.round(photo.length / 1000)} KB) to 720 px WebP, fetched, made and stored`,
        limit: `≤ ${mostPictureMs} ms`,
        measured: medianAndRange(settled),
        isOk: median(settled) <= mostPictureMs,
      },
      {
        what: `index asked 200 × a second beside ${many} such pictures at once: p99`,
        limit: `< ${mostIndexMs} ms`,
        measured: `${burst.p99Ms.toFixed(1)} ms`,
        isOk: burst.p99Ms < mostIndexMs,
      },
      { what: 'these pictures, from the first to the last', measured: `${(burst.ms / 1000).toFixed(1)} s` },
    ]
  })
}

async function burstBesideIndex(url: string, world: SmallWorld): Promise<{ p99Ms: number; ms: number }> {
  const began = performance.now()
  const all = Promise.all(Array.from({ length: many }, (_, at) => getPicture(url, world, single + at)))
  // No longer than the pictures surely take.
  const index = await measureLoad({ url: `${url}/api/feeds`, ...indexClients, warmUpMs: 200, ms: 2000 })
  const isOverBefore = await Promise.race([all.then(() => true), Promise.resolve(false)])
  if (isOverBefore) throw new Error('The pictures were done before the index was measured.')
  await all
  return { p99Ms: index.p99Ms, ms: performance.now() - began }
}

async function getPicture(url: string, { publisher }: SmallWorld, at: number): Promise<void> {
  const answer = await fetch(url + imagePath(`${publisher.url}/${at}.jpg`, 720))
  const bytes = Buffer.from(await answer.arrayBuffer())
  const isRight = answer.status === 200 && bytes.toString('latin1', 8, 12) === 'WEBP'
  if (!isRight)
    throw new Error(`Picture ${at} is answered with ${answer.status} ${bytes.toString('latin1', 0, 60)}.`)
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Soft shapes with some grain: 330 KB, and 24 KB once made small, as photographs of that size are. */
async function makePhoto(): Promise<Buffer> {
  const random = makeRandom('photo')
  const [columns, rows] = [36, 24]
  const shapes = Buffer.from(Array.from({ length: columns * rows * 3 }, () => random.between(0, 255)))
  const grain = { type: 'gaussian' as const, mean: 128, sigma: 12 }
  const noise = sharp({ create: { width, height, channels: 3, background: 'gray', noise: grain } })
  return sharp(shapes, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .composite([{ input: await noise.png().toBuffer(), blend: 'soft-light' }])
    .jpeg({ quality: 85 })
    .toBuffer()
}

/** Another file with the same picture. */
function withComment(jpeg: Buffer, text: string): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(text.length + 2)
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe]), length, Buffer.from(text)])
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
}
