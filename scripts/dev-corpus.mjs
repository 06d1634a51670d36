/** `npm run dev:corpus`: the app on real feeds kept beside this repository, published on loopback. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { requireNode } from './check-node.mjs'
import { temporaryFolder } from './temporary-folder.mjs'

requireNode()
const { buildIfNeeded, root } = await import('./build.mjs')
const { loadScript } = await import('./load-script.mjs')
const corpus = resolve(root, '..', 'shared', 'corpus', 'real-feeds')
if (!existsSync(join(corpus, 'manifest.json'))) {
  console.error(
    `No feeds to serve: ${corpus} is absent. "npm run demo" runs the app on sample posts instead.`,
  )
  process.exit(1)
}
await buildIfNeeded()
const folder = temporaryFolder('corpus')
const { publishCorpus } = await loadScript('../test/support/publish-corpus.ts')
const { catalogFile, host, sources } = await publishCorpus(corpus, folder)
Object.assign(process.env, { CATALOG: catalogFile, ALLOW_HOSTS: host, CACHE_DIR: join(folder, 'feeds') })
console.log(`${sources.length} real feeds on http://${host}.`)
await import('./start.mjs')
