import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Turns the build in `dist` into that of a later version: another page, and every file of code and style under
 * another name, so that none of the old ones is there any more.
 *
 * `missingFile`: one that the new service worker lists, and that isn't there either.
 */
export async function publishNewVersion(
  dist: string,
  { missingFile }: { missingFile?: string } = {},
): Promise<void> {
  const all = await readdir(dist, { recursive: true })
  for (const path of all.filter((name) => /\.(br|gz)$/.test(name))) await rm(join(dist, path))
  const assets = (await readdir(join(dist, 'assets'))).filter((name) => /\.(js|css)$/.test(name))
  const newNames = new Map(assets.map((name) => [name, name.replace(/(\.\w+)$/, 'n$1')]))
  const texts = ['index.html', 'sw.js', ...assets.map((name) => join('assets', name))]
  const names = new RegExp(assets.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g')
  for (const path of texts) {
    const text = await readFile(join(dist, path), 'utf8')
    await writeFile(
      join(dist, path),
      renewed(
        path,
        text.replace(names, (name) => newNames.get(name) ?? name),
        missingFile,
      ),
    )
  }
  for (const [old, name] of newNames) await rename(join(dist, 'assets', old), join(dist, 'assets', name))
}

function renewed(path: string, text: string, missingFile: string | undefined): string {
  if (path === 'index.html') return text.replace('<head>', '<head><meta name="shell" content="new">')
  if (path !== 'sw.js') return text
  const entry =
    /\{\s*"?url"?:\s*"index\.html",\s*"?revision"?:\s*"\w+"\s*\}|\{\s*"?revision"?:\s*"\w+",\s*"?url"?:\s*"index\.html"\s*\}/
  if (!entry.test(text)) throw new Error('The service worker lists no page.')
  const added = missingFile ? `,{"url":"${missingFile}","revision":null}` : ''
  return text.replace(entry, `{"url":"index.html","revision":"another"}${added}`)
}
