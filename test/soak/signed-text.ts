import { createHash } from 'node:crypto'
import { makeNoise } from '../support/make-text.ts'
import type { Random } from '../support/random.ts'

/** A feed that says whose it is, and the hash of all that follows: a single wrong byte shows. */
export function signedFeed(source: string, version: number, bytes: number, random: Random): string {
  const rest = `<channel><title>${source}, ${version}</title><item><description>${makeNoise(random, bytes)}</description></item></channel></rss>\n`
  return `<?xml version="1.0"?>\n<rss version="2.0"><!-- ${source} ${version} ${sha256(rest)} -->${rest}`
}

const signature = /^<\?xml version="1\.0"\?>\n<rss version="2\.0"><!-- (\S+) (\d+) (\w{64}) -->/

/** What is wrong with it; nothing when it is whole, and that source's. */
export function faultOf(text: string, source: string, newestVersion: number): string | undefined {
  const [start = '', name, version, hash] = signature.exec(text) ?? []
  if (hash === undefined) return `no hash in ${JSON.stringify(text.slice(0, 80))}`
  if (sha256(text.slice(start.length)) !== hash) return `wrong bytes in version ${version}`
  if (name !== source) return `the feed of ${name}`
  return Number(version) > newestVersion ? `version ${version}, which is not there yet` : undefined
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
