import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceState } from '../../proxy/store/source-state.ts'

const monthMs = 30 * 86_400_000

/**
 * A server that has run for long has not seen all of its sources change just now: a fifth changed in the last six
 * hours, a third within a day, the others before. The server does not run meanwhile.
 */
export async function spreadChanges(cacheDir: string): Promise<void> {
  const folder = join(cacheDir, 'sources')
  const names = (await readdir(folder)).sort()
  for (const [at, name] of names.entries()) {
    const state = JSON.parse(await readFile(join(folder, name), 'utf8')) as SourceState
    if (!state.body) throw new Error(`${name} has no body.`)
    const changedAt = Math.round(Date.now() - monthMs * (at / names.length) ** 3)
    await writeFile(join(folder, name), JSON.stringify({ ...state, body: { ...state.body, changedAt } }))
  }
}
