import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Writes a file so that a crash at any moment leaves the file before or this one, never a part: all bytes are
 * on the disk before the name points to them. `tempDir` must lie on the same disk.
 */
export async function writeWhole(
  path: string,
  tempDir: string,
  bytes: Uint8Array,
  mode = 0o666,
): Promise<void> {
  const temp = join(tempDir, randomUUID())
  try {
    const file = await open(temp, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temp, path)
  } catch (error) {
    await rm(temp, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** The new name itself must reach the disk too. Windows has no such call, and its rename needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
