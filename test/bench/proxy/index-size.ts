import { readFile } from 'node:fs/promises'
import { brotliDecompressSync } from 'node:zlib'
import type { FeedIndex } from '../../../proxy/wire.ts'
import { rawRequest } from '../../proxy/raw-request.ts'
import type { CatalogFile } from '../../support/make-catalog.ts'
import type { BenchResult } from '../bench-result.ts'
import { inSmallWorld } from './small-world.ts'

const sourceCount = 110
const mostUnchanged = 300
const mostChanged = 4096
const asPhone = { 'accept-encoding': 'gzip, deflate, br, zstd' }
const clock = new URL('clock-of-month.mjs', import.meta.url).href

/** Status line, header and body of the answer, as they go over the wire. */
export async function indexSize(): Promise<BenchResult[]> {
  const catalog = JSON.parse(await readFile('public/catalog.json', 'utf8')) as CatalogFile
  const sources = catalog.sources.slice(0, sourceCount)
  return inSmallWorld({ ...catalog, sources }, async ({ startServer }) => {
    const app = await startServer({ pollMinutes: 0, env: { NODE_OPTIONS: `--import=${clock}` } })
    return measure(`${app.url}/api/feeds`)
  })
}

async function measure(url: string): Promise<BenchResult[]> {
  const changed = await rawRequest(url, asPhone)
  const index = JSON.parse(brotliDecompressSync(changed.body).toString()) as FeedIndex
  const different = (key: 'hash' | 'changed') =>
    new Set(Object.values(index.sources).map((entry) => entry[key])).size
  if (different('hash') !== sourceCount || different('changed') < sourceCount * 0.9) {
    throw new Error('The sources of the index have too much in common.')
  }
  const unchanged = await rawRequest(url, { ...asPhone, 'if-none-match': changed.headers.etag ?? '' })
  if (unchanged.status !== 304) throw new Error(`The index answers ${unchanged.status}.`)
  return [
    {
      what: 'index unchanged, bytes of the whole answer',
      limit: `≤ ${mostUnchanged}`,
      measured: String(unchanged.wireBytes),
      isOk: unchanged.wireBytes <= mostUnchanged,
    },
    {
      what: `index of ${sourceCount} changed sources, bytes of the whole answer`,
      limit: `≤ ${mostChanged}`,
      measured: String(changed.wireBytes),
      isOk: changed.wireBytes <= mostChanged,
    },
  ]
}
