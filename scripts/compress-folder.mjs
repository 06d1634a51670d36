import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
const textFile = /\.(html|js|mjs|css|json|webmanifest|svg|txt|xml|ico)$/
/** Below one packet, compressing saves nobody anything. */
const minBytes = 512

/**
 * Writes `name.br` and `name.gz` beside every text file, for a server that hands them out as they are. One
 * at a time: Brotli at its best quality takes tens of megabytes each.
 *
 * @param {string} folder
 */
export async function compressFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile() || !textFile.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    if (bytes.length < minBytes) continue
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    }
    await writeFile(`${path}.br`, await brotli(bytes, { params }))
    await writeFile(`${path}.gz`, await gzipped(bytes, { level: 9 }))
  }
}
