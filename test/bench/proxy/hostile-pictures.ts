import { readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { imagePath } from '../../../proxy/wire.ts'
import { makeCatalog } from '../../support/make-catalog.ts'
import { makeRandom } from '../../support/random.ts'
import type { BenchResult } from '../bench-result.ts'
import { inSmallWorld } from './small-world.ts'

const mostMegabytes = 300
const widths = [360, 720, 1080] as const
const atOnce = 6
const everyMs = 5

/** Of each kind the largest that is taken: what costs the most memory for the fewest bytes. */
const kinds: Readonly<Record<string, () => Sharp>> = {
  'JPEG of 40 megapixels': () => noise(7300, 5470).jpeg({ quality: 60 }),
  'progressive JPEG of 9': () => noise(3600, 2480).jpeg({ quality: 60, progressive: true }),
  'PNG of 40': () => noise(7300, 5470).png({ compressionLevel: 9 }),
  'interlaced PNG of 9': () => noise(3600, 2480).png({ progressive: true }),
  'WebP of 40': () => noise(7300, 5470).webp({ quality: 40, effort: 0 }),
  'GIF of 4': () => noise(2300, 1700).gif({ effort: 1 }),
  'AVIF of 2.5': () => noise(1800, 1380).avif({ effort: 0, quality: 40 }),
}

/** Memory of the server and its picture process together at its highest, while each kind is asked for 18 times at once. */
export async function hostilePictures(): Promise<BenchResult[]> {
  return inSmallWorld(makeCatalog('http://127.0.0.1', 10), async ({ publisher, startServer }) => {
    const app = await startServer()
    const peaks: [string, number][] = []
    for (const [kind, draw] of Object.entries(kinds)) {
      const body = await draw().toBuffer()
      const urls = Array.from({ length: atOnce }, (_, at) => `/${kind.replaceAll(' ', '-')}-${at}`)
      for (const path of urls) publisher.serve(path, { body, contentType: 'image/jpeg' })
      const asked = urls.flatMap((path) => widths.map((width) => imagePath(publisher.url + path, width)))
      const peak = await peakWhile(app.pid(), async () => {
        const answers = await Promise.all(asked.map((path) => statusOf(app.url + path)))
        if (answers.some((status) => status !== 200)) throw new Error(`${kind}: ${answers.join(' ')}`)
      })
      peaks.push([kind, peak])
    }
    const [kind, peak] = peaks.sort(([, a], [, b]) => b - a)[0] ?? ['none', Number.NaN]
    return [
      {
        what: `memory at its highest, ${widths.length * atOnce} pictures of the worst kind at once (${kind})`,
        limit: `≤ ${mostMegabytes} MB`,
        measured: Number.isNaN(peak) ? 'unknown here' : `${Math.round(peak)} MB`,
        ...(Number.isNaN(peak) ? {} : { isOk: peak <= mostMegabytes }),
      },
    ]
  })
}

/** Squares of chance colors: cheap to draw, and hard to compress as photographs are. */
function noise(width: number, height: number): Sharp {
  const random = makeRandom(`${width}`)
  const [columns, rows] = [300, 220]
  const squares = Buffer.from(Array.from({ length: columns * rows * 3 }, () => random.between(0, 255)))
  return sharp(squares, { raw: { width: columns, height: rows, channels: 3 } }).resize(width, height, {
    kernel: 'nearest',
    fit: 'fill',
  })
}

async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url)
  await answer.arrayBuffer()
  return answer.status
}

/** Megabytes; what processes have in common, such as the program itself, counts once. NaN where the system does not tell. */
async function peakWhile(pid: number, work: () => Promise<void>): Promise<number> {
  let peak = Number.NaN
  const look = () => {
    const now = [pid, ...childrenOf(pid)].reduce((sum, each) => sum + megabytesOf(each), 0)
    peak = Number.isNaN(peak) ? now : Math.max(peak, now)
  }
  const looking = setInterval(look, everyMs)
  try {
    await work()
    look()
  } finally {
    clearInterval(looking)
  }
  return peak
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function megabytesOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1]) / 1024
  } catch {
    // A process that has just ended holds nothing.
    return process.platform === 'linux' ? 0 : Number.NaN
  }
}
