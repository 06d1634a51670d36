/** `npm run demo`: the app on sample posts for every source, with no network at all. */
import { join } from 'node:path'
import { requireNode } from './check-node.mjs'
import { temporaryFolder } from './temporary-folder.mjs'

requireNode()
const { buildIfNeeded, root } = await import('./build.mjs')
const { loadScript } = await import('./load-script.mjs')
await buildIfNeeded()
const folder = temporaryFolder('demo')
const { publishSamples } = await loadScript('demo/publish-samples.ts')
const { catalogFile, host, sources, posts, broken } = await publishSamples(root, folder, Date.now())
Object.assign(process.env, { CATALOG: catalogFile, ALLOW_HOSTS: host, CACHE_DIR: join(folder, 'feeds') })
console.log(`Sample publisher on http://${host}: ${posts} posts of ${sources} sources.`)
console.log(`Broken on purpose: ${broken.join(' and ')}.`)
await import('./start.mjs')
