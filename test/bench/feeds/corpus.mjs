import { existsSync, readdirSync, readFileSync } from 'node:fs'

/**
 * The real feeds, where they are beside the repository; else our own small ones.
 *
 * @typedef {{ file: string, url: string, contentType: string, bytes: Uint8Array }} Sample
 * @returns {Sample[]}
 */
export function corpus() {
  const folder = new URL('../../../../shared/corpus/real-feeds/', import.meta.url)
  const manifest = new URL('manifest.json', folder)
  if (existsSync(manifest)) {
    /** @type {Sample[]} */
    const listed = JSON.parse(readFileSync(manifest, 'utf8'))
    return listed
      .filter(({ file }) => file.endsWith('.xml'))
      .map((sample) => ({ ...sample, bytes: readFileSync(new URL(sample.file, folder)) }))
  }
  const own = new URL('../../fixtures/feeds/', import.meta.url)
  return readdirSync(own)
    .filter((file) => file.endsWith('.xml'))
    .map((file) => ({
      file,
      url: 'https://chapter.example/feed.xml',
      contentType: 'application/xml',
      bytes: readFileSync(new URL(file, own)),
    }))
}
