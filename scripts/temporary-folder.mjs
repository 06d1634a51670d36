import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder of this run alone, so that two of them do not read each other's catalog; gone when it ends.
 *
 * @param {string} purpose
 */
export function temporaryFolder(purpose) {
  const folder = mkdtempSync(join(tmpdir(), `dsa-feed-${purpose}-`))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
