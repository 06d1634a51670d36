import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../store/write-whole.ts'
import type { CatalogCheck } from '../wire.ts'
import { isRecord, isText } from './catalog-fields.ts'

const fileIn = (cacheDir: string) => join(cacheDir, 'catalog-check.json')

/** Left beside the feeds by `check-feed --catalog --note`, for the server's report of their health. */
export async function writeCatalogCheck(cacheDir: string, check: CatalogCheck): Promise<void> {
  await writeWhole(fileIn(cacheDir), cacheDir, Buffer.from(JSON.stringify(check)))
}

/** The last such check; undefined where there was none, or where the file is not one. */
export async function readCatalogCheck(cacheDir: string): Promise<CatalogCheck | undefined> {
  try {
    const found: unknown = JSON.parse(await readFile(fileIn(cacheDir), 'utf8'))
    if (!isRecord(found)) return undefined
    const { at, asked, unfit } = found
    if (!isCount(at) || !isCount(asked) || !Array.isArray(unfit)) return undefined
    return { at, asked, unfit: unfit.filter(isText) }
  } catch {
    return undefined
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
